// An echo server on golang.org/x/net/websocket, with what that library needs to be safe, and what it cannot do said where it shows.
//
// Run:  go run . [-port 7011]      then open the address that it prints.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
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

	"golang.org/x/net/websocket"
)

const (
	maxMessage = 1 << 20
	patience   = 60 * time.Second
)

var origins = flag.String("origins", "", "origins of further pages that may connect, separated by commas")

// Pages of this machine. The whole origin is compared: a prefix would let http://localhost.evil.example in.
var loopback = regexp.MustCompile(`^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$`)

// checkOrigin decides which pages may connect. RFC 6455 §10.2: a server that is not for every site SHOULD verify Origin. A websocket.Handler
// takes any origin that is a URL and turns away programs that send none; a websocket.Server with its own Handshake decides itself. An error
// here becomes the answer 403. A request without Origin comes from no browser; it could claim any origin, so it is let in.
func checkOrigin(_ *websocket.Config, request *http.Request) error {
	origin := request.Header.Get("Origin")
	if origin == "" || loopback.MatchString(origin) {
		return nil
	}
	for _, allowed := range strings.Split(*origins, ",") {
		if origin == strings.TrimSpace(allowed) {
			return nil
		}
	}
	return errors.New("this page may not connect")
}

// message keeps the type with the data: websocket.Message into a string would send binary data back as text.
type message struct {
	kind byte
	data []byte
}

var codec = websocket.Codec{
	Marshal: func(v interface{}) ([]byte, byte, error) {
		m := v.(*message)
		return m.data, m.kind, nil
	},
	Unmarshal: func(data []byte, kind byte, v interface{}) error {
		*v.(*message) = message{kind, data}
		return nil
	},
}

// connections are those that are open, so that the end of the program can close them.
type connections struct {
	sync.Mutex
	open map[*websocket.Conn]bool
	done sync.WaitGroup
}

func (c *connections) enter(ws *websocket.Conn) {
	c.Lock()
	defer c.Unlock()
	c.open[ws] = true
	c.done.Add(1)
}

func (c *connections) leave(ws *websocket.Conn) {
	c.Lock()
	defer c.Unlock()
	delete(c.open, ws)
	// Sends Close 1000 and closes TCP. Without it the client would be told 1006: a handler that just returns only drops TCP.
	// This library always says 1000; it neither echoes the client's code (§5.5.1) nor can say 1001, 1007 or 1009.
	_ = ws.Close()
	c.done.Done()
}

func (c *connections) closeAll() {
	c.Lock()
	for ws := range c.open {
		// Close 1000, and its handler's Receive ends.
		_ = ws.Close()
	}
	c.Unlock()
	c.done.Wait()
}

// serve answers every message with reply of it. The library hands over frames: of a message in three fragments it makes three messages
// (§5.4 says that their borders mean nothing). Who must read fragmented messages needs another library; see ../gorilla.
func (c *connections) serve(reply func(message) message) websocket.Server {
	return websocket.Server{Handshake: checkOrigin, Handler: func(ws *websocket.Conn) {
		c.enter(ws)
		defer c.leave(ws)
		// Without this a frame may have 32 MiB (§10.4).
		ws.MaxPayloadBytes = maxMessage
		for {
			// A client that is silent or does not read is let go.
			if err := ws.SetDeadline(time.Now().Add(patience)); err != nil {
				return
			}
			var m message
			if err := codec.Receive(ws, &m); err != nil {
				// io.EOF is the end of the conversation, a Close frame or the end of TCP; all else is worth a line.
				if err != io.EOF {
					log.Print(err)
				}
				return
			}
			// The library does not look. Sent back, such a text would make the client fail the connection (§8.1).
			if m.kind == websocket.TextFrame && !utf8.Valid(m.data) {
				log.Print("a text that is not UTF-8")
				return
			}
			answer := reply(m)
			if err := codec.Send(ws, &answer); err != nil {
				log.Print(err)
				return
			}
		}
	}}
}

// echo sends back what came, as it came; welcome says something of its own and is therefore no echo.
func echo(m message) message { return m }

func welcome(m message) message {
	return message{m.kind, append([]byte("welcome: "), m.data...)}
}

func main() {
	port := flag.Int("port", 7011, "TCP port; 0: any that is free")
	page := flag.String("page", "../../pages/echo.html", "the page to serve")
	flag.Parse()
	all := &connections{open: map[*websocket.Conn]bool{}}
	echoServer := all.serve(echo)
	mux := http.NewServeMux()
	mux.Handle("/welcome", all.serve(welcome))
	mux.HandleFunc("/", func(w http.ResponseWriter, request *http.Request) {
		if request.Header.Get("Upgrade") != "" {
			echoServer.ServeHTTP(w, request)
		} else {
			http.ServeFile(w, request, *page)
		}
	})

	// 127.0.0.1: with ":7011" the server would listen on every interface, whatever the log says.
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", *port))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("x/net: page http://%[1]s/  echo ws://%[1]s/  greeting ws://%[1]s/welcome\n", listener.Addr())
	fmt.Printf("In the live panel, with npm start: http://127.0.0.1:4173/live/#url=ws://%s/\n", listener.Addr())
	// Timeouts for the request: without them a client that never ends its head holds its place for ever.
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	stop, cancel := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer cancel()
	go func() {
		<-stop.Done()
		_ = server.Close()
	}()
	if err := server.Serve(listener); err != http.ErrServerClosed {
		log.Fatal(err)
	}
	// Close does not know connections that have become WebSockets.
	all.closeAll()
}
