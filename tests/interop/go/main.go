// Drives an AMT machine with Open AMT's Go library, which Console and RPC use:
// gowsman ADDRESS version|status|on|off|pxe, the password in AMT_PASSWORD.
package main

import (
	"fmt"
	"log"
	"os"

	"github.com/device-management-toolkit/go-wsman-messages/v2/pkg/wsman"
	"github.com/device-management-toolkit/go-wsman-messages/v2/pkg/wsman/cim/boot"
	"github.com/device-management-toolkit/go-wsman-messages/v2/pkg/wsman/cim/power"
	"github.com/device-management-toolkit/go-wsman-messages/v2/pkg/wsman/client"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func change(amt wsman.Messages, state power.PowerState) {
	answer := must(amt.CIM.PowerManagementService.RequestPowerStateChange(state))
	if value := answer.Body.RequestPowerStateChangeResponse.ReturnValue; value != 0 {
		log.Fatalf("power state %d: ReturnValue %d", state, value)
	}
}

func main() {
	address, action := os.Args[1], os.Args[2]
	amt := wsman.NewMessages(client.Parameters{
		Target: address, Username: "admin", Password: os.Getenv("AMT_PASSWORD"), UseDigest: true,
	})
	switch action {
	case "version":
		opened := must(amt.CIM.SoftwareIdentity.Enumerate())
		pulled := must(amt.CIM.SoftwareIdentity.Pull(opened.Body.EnumerateResponse.EnumerationContext))
		for _, software := range pulled.Body.PullResponse.SoftwareIdentityItems {
			if software.InstanceID == "AMT" {
				fmt.Println(software.VersionString)
			}
		}
	case "status":
		opened := must(amt.CIM.ServiceAvailableToElement.Enumerate())
		pulled := must(amt.CIM.ServiceAvailableToElement.Pull(opened.Body.EnumerateResponse.EnumerationContext))
		fmt.Println(int(pulled.Body.PullResponse.AssociatedPowerManagementService[0].PowerState))
	case "on":
		change(amt, power.PowerOn)
	case "off":
		change(amt, power.PowerOffHard)
	case "pxe":
		must(amt.CIM.BootConfigSetting.ChangeBootOrder(""))
		must(amt.CIM.BootService.SetBootConfigRole("Intel(r) AMT: Boot Configuration 0", 1))
		must(amt.CIM.BootConfigSetting.ChangeBootOrder(boot.Source("Intel(r) AMT: Force PXE Boot")))
		change(amt, power.PowerOn)
	default:
		log.Fatalf("no such action: %s", action)
	}
}
