module interop

go 1.25.0

require github.com/device-management-toolkit/go-wsman-messages/v2 v2.50.1
