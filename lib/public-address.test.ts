import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from './public-address'

test.each([
  '8.8.8.8',
  '1.1.1.1',
  '93.184.215.14',
  '172.15.255.255',
  '172.32.0.0',
  '100.63.255.255',
  '100.128.0.0',
  '198.17.255.255',
  '223.255.255.255',
  '2606:2800:21f:cb07:6820:80da:af6b:8b2c',
  '[2a00:1450:4001:82a::200e]',
  '64:ff9b::8.8.8.8',
])('%s is public', (address) => expect(isPublicAddress(address)).toBe(true))

test.each([
  ['this network', '0.0.0.0', '0.1.2.3'],
  ['loopback', '127.0.0.1', '127.255.255.254', '::1', '[::1]', '0:0:0:0:0:0:0:1'],
  ['private', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fd00::1', 'fc00::1'],
  ['metadata', '169.254.169.254', '169.254.170.2', 'fd00:ec2::254', '100.100.100.200', '192.0.0.192'],
  ['the channel of a cloud', '168.63.129.16', '64:ff9b::a83f:8110'],
  ['link-local', '169.254.0.1', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1'],
  ['shared by a carrier', '100.64.0.1', '100.127.255.255'],
  ['multicast', '224.0.0.1', '239.255.255.255', 'ff02::1', 'ff0e::1'],
  ['broadcast', '255.255.255.255'],
  ['reserved', '240.0.0.1', '192.0.0.1', '192.88.99.1', '198.18.0.1', '198.19.255.255', '::', '5f00::1'],
  ['documentation', '192.0.2.1', '198.51.100.1', '203.0.113.1', '2001:db8::1', '3fff::1'],
  ['mapped', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8', '::ffff:0:127.0.0.1'],
  ['compatible', '::127.0.0.1', '::7f00:1', '::8.8.8.8'],
  ['NAT64 of a private one', '64:ff9b::127.0.0.1', '64:ff9b::10.0.0.1', '64:ff9b:1::7f00:1'],
  ['6to4 and Teredo', '2002:7f00:1::', '2002:808:808::1', '2001:0:7f00:1::'],
  ['benchmarks and ORCHID', '2001:2::1', '2001:10::1', '2001:20::1'],
  ['not given out', '4000::1', '1::1', '100::1', 'e000::1'],
  [
    'no address',
    '',
    'localhost',
    '2130706433',
    '0177.0.0.1',
    '0x7f.1',
    '127.1',
    '08.8.8.8',
    '8.8.8.8 ',
    '::1::',
  ],
])('%s is not public', (_, ...addresses) => {
  for (const address of addresses) expect([address, isPublicAddress(address)]).toEqual([address, false])
})

const byte = fc.integer({ min: 0, max: 255 })

test('an IPv4 address within NAT64 counts as itself, and in every other wrapping it is refused', () => {
  fc.assert(
    fc.property(byte, byte, byte, byte, (a, b, c, d) => {
      const inner = [a, b, c, d].join('.')
      expect(isPublicAddress(`64:ff9b::${inner}`)).toBe(isPublicAddress(inner))
      for (const prefix of ['::ffff:', '::', '::ffff:0:']) expect(isPublicAddress(prefix + inner)).toBe(false)
    }),
  )
})

test('no spelling of a private range is public', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('10', '127', '0', '169.254', '192.168'),
      byte,
      byte,
      byte,
      (head, ...tail) => {
        const address = [...head.split('.'), ...tail].slice(0, 4).join('.')
        expect(isPublicAddress(address)).toBe(false)
        expect(isPublicAddress(new URL(`http://${address}/`).hostname)).toBe(false)
        expect(isPublicAddress(new URL(`http://[::ffff:${address}]/`).hostname)).toBe(false)
      },
    ),
  )
})

test('whatever it is given, it says yes or no', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.ipV6(), fc.ipV4Extended()),
      (text) => typeof isPublicAddress(text) === 'boolean',
    ),
  )
})
