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
	defer ws.Close()
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
	// An address without a host means every interface, whatever the next line prints. Checking Origin (RFC 6455 §10.2) keeps pages out;
	// a program on another machine can claim any Origin (§10.1).
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("an echo server on 127.0.0.1:%d\n", listener.Addr().(*net.TCPAddr).Port)
	log.Fatal(http.Serve(listener, websocket.Server{Handler: serve}))
}
