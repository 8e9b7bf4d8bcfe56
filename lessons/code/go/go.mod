module frame-by-frame/lessons

go 1.19

// The versions that the samples are tested with: those of Debian 12's packages.
require (
	github.com/gorilla/websocket v1.5.0
	golang.org/x/net v0.7.0
)
