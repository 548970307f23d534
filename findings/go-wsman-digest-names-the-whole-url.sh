#!/bin/sh
# Open AMT's Go client computes its digest for a URL that is not in its request, except after a refusal.
#
# Version: Go module github.com/open-amt-cloud-toolkit/go-wsman-messages v1.8.1.
#
# A log-in sent along at once, with the nonce of an earlier answer, names and hashes the device's whole address as
# uri, scheme and port included, while the request line says /wsman. After a 401 the same client repeats the request
# with uri="/wsman". So with a device that compares the two as they stand everything works, but each request is made
# twice, and each first half counts as a failed log-in where those are counted. With one that ignores uri nobody
# notices. The very first request has a log-in as well, with an empty realm and nonce, and that one is counted: the
# first nc of a nonce is 2.
#
# Output seen, with a device that takes uri="/wsman" only:
#   Post 1: 401 uri="http://DEVICE/wsman" nonce="" nc=none; 200 uri="/wsman" nonce="n1" nc=00000002
#   Post 2: 401 uri="http://DEVICE/wsman" nonce="n1" nc=00000003; 200 uri="/wsman" nonce="n1" nc=00000004
#   Post 3: 401 uri="http://DEVICE/wsman" nonce="n1" nc=00000005; 200 uri="/wsman" nonce="n1" nc=00000006
set -eu

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
export GOPATH="$work/go" GOCACHE="$work/cache" GOFLAGS=-mod=mod

cat >go.mod <<'END'
module example/digest

go 1.20

require github.com/open-amt-cloud-toolkit/go-wsman-messages v1.8.1
END

cat >main.go <<'GO'
package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"

	"github.com/open-amt-cloud-toolkit/go-wsman-messages/pkg/wsman"
)

func part(login, pattern string) string {
	if found := regexp.MustCompile(pattern).FindString(login); found != "" {
		return found
	}
	return "nc=none"
}

func main() {
	var seen []string
	device := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, request *http.Request) {
		login := request.Header.Get("Authorization")
		uri := strings.Replace(part(login, ` uri="[^"]*"`), request.Host, "DEVICE", 1)
		status := 401
		if uri == fmt.Sprintf(` uri="%s"`, request.RequestURI) {
			status = 200
		}
		seen = append(seen, fmt.Sprintf("%d%s %s %s",
			status, uri, part(login, `\bnonce="[^"]*"`), part(login, `nc=[0-9]+`)))
		answer.Header().Set("WWW-Authenticate", `Digest realm="r", nonce="n1", qop="auth"`)
		answer.WriteHeader(status)
	}))
	defer device.Close()
	client := wsman.NewClient(device.URL+"/wsman", "admin", "secret", true)
	for number := 1; number <= 3; number++ {
		seen = nil
		if _, err := client.Post("<request/>"); err != nil {
			fmt.Println(err)
		}
		fmt.Printf("Post %d: %s\n", number, strings.Join(seen, "; "))
	}
}
GO

cat >expected <<'END'
Post 1: 401 uri="http://DEVICE/wsman" nonce="" nc=none; 200 uri="/wsman" nonce="n1" nc=00000002
Post 2: 401 uri="http://DEVICE/wsman" nonce="n1" nc=00000003; 200 uri="/wsman" nonce="n1" nc=00000004
Post 3: 401 uri="http://DEVICE/wsman" nonce="n1" nc=00000005; 200 uri="/wsman" nonce="n1" nc=00000006
END
go run . >seen
cat seen
cmp expected seen
