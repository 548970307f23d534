"""What the tests of the protocol stack share: machines with chosen facts, requests as clients write them."""
