package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/gorilla/websocket"
)

var upgrader websocket.Upgrader

func serve(w http.ResponseWriter, request *http.Request) {
	conn, err := upgrader.Upgrade(w, request, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	for count := 1; count <= 3; count++ {
		if err := conn.WriteMessage(websocket.TextMessage, []byte(fmt.Sprint(count))); err != nil {
			log.Print(err)
			return // What failed once fails again: the client is gone.
		}
		time.Sleep(200 * time.Millisecond)
	}
	log.Print("the writer ends")
	// Conn.Close only drops TCP, and the client is told 1006. RFC 6455 §7.1.2: a Close frame begins the closing handshake; its answer makes
	// ReadMessage return.
	_ = conn.WriteMessage(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""))
	_ = conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	for err == nil {
		_, _, err = conn.ReadMessage()
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ws://%s/\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(serve)))
}
