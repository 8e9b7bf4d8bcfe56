// A ticker on github.com/gorilla/websocket: JSON with a counter every second, and notes that come back.
//
// Run:  go run . [-port 7012]      then open the address that it prints.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"
)

const (
	maxMessage = 64 << 10
	writeWait  = 10 * time.Second
	closeWait  = 5 * time.Second
)

var (
	origins  = flag.String("origins", "", "origins of further pages that may connect, separated by commas")
	pongWait = flag.Duration("patience", 60*time.Second, "how long a client may be silent")
)

// Pages of this machine. The whole origin is compared: a prefix would let http://localhost.evil.example in.
var loopback = regexp.MustCompile(`^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$`)

// One Upgrader for all requests; it keeps nothing of any of them.
var upgrader = websocket.Upgrader{CheckOrigin: mayEnter}

// mayEnter decides which pages may connect. A CheckOrigin that returns true lets every page in, with the visitor's cookies: RFC 6455 §10.2.
// Without a CheckOrigin the library compares Origin with Host, which is right for a site with its own name. A request without Origin
// comes from no browser; it could claim any origin, so it is let in. A false becomes the answer 403.
func mayEnter(request *http.Request) bool {
	values := request.Header.Values("Origin")
	if len(values) == 0 || (len(values) == 1 && loopback.MatchString(values[0])) {
		return true
	}
	for _, allowed := range strings.Split(*origins, ",") {
		if len(values) == 1 && values[0] == strings.TrimSpace(allowed) {
			return true
		}
	}
	return false
}

// outgoing is what the server says, incoming what a client may say.
type outgoing struct {
	Count *int   `json:"count,omitempty"`
	Note  string `json:"note,omitempty"`
	Error string `json:"error,omitempty"`
}
type incoming struct {
	Note string `json:"note"`
}

// session is one connection. read runs in one goroutine and tick in another, and both say something; the library allows one writer of
// messages at a time (control frames may be written by anyone).
type session struct {
	conn    *websocket.Conn
	writing sync.Mutex
	// Closed when read has ended: nothing more can come.
	over chan struct{}
}

// read takes messages until the connection ends. It also makes the library answer Pings and Closes, which it does only while somebody reads.
func (s *session) read() {
	defer close(s.over)
	s.conn.SetReadLimit(maxMessage) // Over it the library says 1009 (§10.4).
	alive := func(string) error { return s.conn.SetReadDeadline(time.Now().Add(*pongWait)) }
	_ = alive("")
	s.conn.SetPongHandler(alive)
	for {
		_, data, err := s.conn.ReadMessage()
		if err != nil {
			// A Close that ends the conversation as it should is no news.
			if websocket.IsUnexpectedCloseError(err, websocket.CloseNormalClosure, websocket.CloseGoingAway, websocket.CloseNoStatusReceived) {
				log.Print(err)
			}
			return
		}
		_ = alive("")
		// §8.1. The library does not look, and encoding/json would quietly put U+FFFD there.
		if !utf8.Valid(data) {
			s.sayClose(websocket.CloseInvalidFramePayloadData, "not UTF-8")
			s.awaitClose()
			return
		}
		// Not ReadJSON: a client that sends something else has made a mistake in one message. That is worth an answer, not the connection.
		var m incoming
		reply := outgoing{}
		if err := json.Unmarshal(data, &m); err != nil {
			reply.Error = `a JSON object such as {"note":"Hello"} is expected`
		} else {
			log.Printf("note: %q", m.Note) // the message; err is nil here
			reply.Note = m.Note
		}
		// Said before the next message is read, so that the answer to a last message comes before the Close that follows it, and a client
		// that does not read is not read from.
		if err := s.say(reply); err != nil {
			log.Print(err)
			return
		}
	}
}

// tick counts until the connection or the program ends. Any error ends it: a connection that failed once stays broken.
func (s *session) tick(stop context.Context) {
	// One ticker sets the pace. A wait and a sleep in one loop would add up.
	second := time.NewTicker(time.Second)
	defer second.Stop()
	heartbeat := time.NewTicker(*pongWait * 9 / 10)
	defer heartbeat.Stop()
	count := 0
	for {
		var err error
		select {
		case <-s.over:
			return
		case <-stop.Done():
			s.sayClose(websocket.CloseGoingAway, "the server stops")
			s.awaitEnd()
			return
		case <-second.C:
			count++
			number := count
			err = s.say(outgoing{Count: &number})
		case <-heartbeat.C:
			err = s.conn.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeWait))
		}
		if err != nil {
			log.Print(err)
			return
		}
	}
}

func (s *session) say(m outgoing) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := s.conn.SetWriteDeadline(time.Now().Add(writeWait)); err != nil {
		return err
	}
	return s.conn.WriteJSON(m)
}

func (s *session) sayClose(code int, reason string) {
	_ = s.conn.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(code, reason), time.Now().Add(writeWait))
}

// awaitClose reads on, for a while, until the client's Close or the end of TCP.
func (s *session) awaitClose() {
	_ = s.conn.SetReadDeadline(time.Now().Add(closeWait))
	s.conn.SetPongHandler(nil)
	for {
		if _, _, err := s.conn.ReadMessage(); err != nil {
			return
		}
	}
}

// awaitEnd gives the client time to answer our Close (§7.1.2): closing TCP at once could take the Close away with it.
func (s *session) awaitEnd() {
	select {
	case <-s.over:
	case <-time.After(closeWait):
	}
}

func main() {
	port := flag.Int("port", 7012, "TCP port; 0: any that is free")
	page := flag.String("page", "../../pages/ticker.html", "the page to serve")
	flag.Parse()
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	var sessions sync.WaitGroup
	mux := http.NewServeMux()
	mux.HandleFunc("/ticker", func(w http.ResponseWriter, request *http.Request) {
		conn, err := upgrader.Upgrade(w, request, nil)
		if err != nil {
			return // Upgrade has answered the request.
		}
		sessions.Add(1)
		defer sessions.Done()
		// Conn.Close closes TCP and says nothing: the Close frame must have gone before, or the client is told 1006. When the client closed
		// first, the library has answered it inside ReadMessage.
		defer conn.Close()
		s := &session{conn: conn, over: make(chan struct{})}
		go s.read()
		s.tick(stop)
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, request *http.Request) { http.ServeFile(w, request, *page) })

	// 127.0.0.1: with ":7012" the server would listen on every interface.
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("gorilla: page http://%[1]s/  socket ws://%[1]s/ticker\n", listener.Addr())
	fmt.Printf("In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://%s/ticker\n", listener.Addr())
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-stop.Done()
		_ = server.Close()
	}()
	if err := server.Serve(listener); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	// Close does not know connections that have become WebSockets.
	sessions.Wait()
}
