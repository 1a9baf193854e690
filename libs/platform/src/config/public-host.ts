import { BlockList, isIP } from 'node:net';

const PRIVATE = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  PRIVATE.addSubnet(net, prefix, 'ipv6');

const PRIVATE_NAMES = /^[^.]+$|\.(localhost|local|internal|intranet|lan|home\.arpa|svc|cluster\.local)$/;

/**
 * Whether strangers may be able to reach this host: an address outside of the private ranges, or a name that is not of
 * a private network. A name is judged by its looks and not resolved.
 * @param hostname as `URL` gives it
 */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const family = isIP(host);
  if (family === 0) return !PRIVATE_NAMES.test(host);
  return !PRIVATE.check(host, family === 4 ? 'ipv4' : 'ipv6');
}
