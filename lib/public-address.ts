import ipaddr from 'ipaddr.js'

/** Azure's channel to the machine that it runs on: in a public range, and never a publisher. */
const CHANNEL_OF_A_CLOUD = '168.63.129.16'

/** NAT64 (RFC 6052): how a network without IPv4 writes an IPv4 address, in the last four bytes. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96')
/** All of IPv6 that is given out so far (RFC 4291, IANA); what lies outside needs no name to be refused. */
const GIVEN_OUT = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an IP address, as a resolver or `new URL` spells it (IPv6 with or without brackets), is one that anybody
 * on the internet could be given. False for loopback, private, link-local, multicast, metadata, reserved and
 * documentation ranges (IANA's special-purpose registries, RFC 6890), for IPv4 wrapped in IPv6 (mapped, compatible,
 * 6to4, Teredo), and for what is no address. NAT64 counts as the IPv4 address within.
 */
export function isPublicAddress(text: string): boolean {
  const bare = /^\[(.*)\]$/.exec(text)?.[1] ?? text
  if (ipaddr.IPv4.isValidFourPartDecimal(bare)) return isPublicV4(ipaddr.IPv4.parse(bare))
  // A zone (`fe80::1%eth0`) names a link of this machine.
  if (bare.includes('%') || !ipaddr.IPv6.isValid(bare)) return false
  const address = ipaddr.IPv6.parse(bare)
  if (address.match(NAT64)) return isPublicV4(new ipaddr.IPv4(address.toByteArray().slice(12)))
  return address.match(GIVEN_OUT) && address.range() === 'unicast'
}

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast' && address.toString() !== CHANNEL_OF_A_CLOUD
}
