package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

type message struct {
	Note string `json:"note"`
}

var upgrader websocket.Upgrader

func serve(w http.ResponseWriter, request *http.Request) {
	conn, err := upgrader.Upgrade(w, request, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	for {
		_, data, err := conn.ReadMessage()
		if err != nil {
			return
		}
		var m message
		// A text that is no JSON is one bad message, not the end of the conversation: RFC 6455 §5.6 lets a message be any text, and what it
		// means is between the applications.
		if err := json.Unmarshal(data, &m); err != nil {
			_ = conn.WriteMessage(websocket.TextMessage, []byte(`{"error":"JSON is expected"}`))
			continue
		}
		log.Printf("received: %q", m.Note) // err is nil here; the message is what came
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
