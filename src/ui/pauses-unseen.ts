/**
 * Nothing plays where nobody looks: out of the viewport or in another tab.
 *
 * Knows what is visible. Must not know what plays.
 */

/** An attachment to a bar of controls; watched is the element around it that is marked `data-stage`, else the bar itself. */
export const pausesUnseen =
  (player: { pause: () => void }) =>
  (bar: HTMLElement): (() => void) => {
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === false) player.pause();
    });
    observer.observe(bar.closest('[data-stage]') ?? bar);
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') player.pause();
    };
    document.addEventListener('visibilitychange', hidden);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', hidden);
      player.pause();
    };
  };
