package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"golang.org/x/net/websocket"
)

func serve(ws *websocket.Conn) {
	for {
		var text string
		if err := websocket.Message.Receive(ws, &text); err != nil {
			return
		}
		if err := websocket.Message.Send(ws, text); err != nil {
			return
		}
	}
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("an echo server on 127.0.0.1:%d\n", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, websocket.Server{Handler: serve}))
}
