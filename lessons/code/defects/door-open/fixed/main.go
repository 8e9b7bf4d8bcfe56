package main

import (
	"fmt"
	"log"
	"net"
	"net/http"
	"os"

	"github.com/gorilla/websocket"
)

// Without CheckOrigin the library wants Origin and Host to agree, and answers 403 else. RFC 6455 §10.2: a server that does not verify
// Origin lets the script of any page speak in the name of whoever looks at it, for the browser sends that person's cookies along.
var upgrader = websocket.Upgrader{}

func serve(w http.ResponseWriter, request *http.Request) {
	conn, err := upgrader.Upgrade(w, request, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	name := "nobody"
	if cookie, err := request.Cookie("session"); err == nil {
		name = cookie.Value
	}
	_ = conn.WriteMessage(websocket.TextMessage, []byte("account of "+name))
	_, _, _ = conn.ReadMessage()
}

func main() {
	listener, err := net.Listen("tcp", "127.0.0.1:"+os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("ws://%s/\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(serve)))
}
