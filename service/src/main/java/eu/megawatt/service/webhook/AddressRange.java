package eu.megawatt.service.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses where no webhook goes, by the registries of special-purpose addresses (RFC
 * 6890 and its updates).
 *
 * @param what it is for, as the end of a sentence
 */
record AddressRange(InetAddress start, int prefixBits, String what) {

  private static final int IPV6_BYTES = 16;
  private static final int IPV4_BYTES = 4;

  /** Addresses that stand for IPv4 addresses, which are in their last four bytes. */
  private static final AddressRange TRANSLATED = of("64:ff9b::/96", "");

  private static final AddressRange GLOBAL_IPV6 = of("2000::/3", "");

  private static final List<AddressRange> REFUSED =
      List.of(
          of("0.0.0.0/8", "this host"),
          of("10.0.0.0/8", "private"),
          of("100.64.0.0/10", "behind a carrier's NAT"),
          of("127.0.0.0/8", "loopback"),
          of("169.254.0.0/16", "link-local"),
          of("172.16.0.0/12", "private"),
          of("192.0.0.0/24", "reserved"),
          of("192.0.2.0/24", "for documentation"),
          of("192.88.99.0/24", "reserved"),
          of("192.168.0.0/16", "private"),
          of("198.18.0.0/15", "for benchmarks"),
          of("198.51.100.0/24", "for documentation"),
          of("203.0.113.0/24", "for documentation"),
          of("224.0.0.0/4", "multicast"),
          of("240.0.0.0/4", "reserved"),
          of("::/128", "this host"),
          of("::1/128", "loopback"),
          of("fe80::/10", "link-local"),
          of("fec0::/10", "private"),
          of("fc00::/7", "private"),
          of("ff00::/8", "multicast"),
          of("2001::/23", "reserved"),
          of("2001:db8::/32", "for documentation"),
          of("2002::/16", "a tunnel to IPv4"),
          of("3fff::/20", "for documentation"));

  /** Why an address is refused, as the end of a sentence; empty where it is public. */
  static Optional<String> refusal(InetAddress address) {
    if (TRANSLATED.contains(address)) {
      byte[] bytes = address.getAddress();
      return refusal(ofBytes(Arrays.copyOfRange(bytes, IPV6_BYTES - IPV4_BYTES, IPV6_BYTES)));
    }
    Optional<String> known =
        REFUSED.stream().filter(it -> it.contains(address)).map(AddressRange::what).findFirst();
    boolean elsewhere = address.getAddress().length == IPV6_BYTES && !GLOBAL_IPV6.contains(address);
    return known.isEmpty() && elsewhere ? Optional.of("reserved") : known;
  }

  private boolean contains(InetAddress address) {
    byte[] prefix = start.getAddress();
    byte[] bytes = address.getAddress();
    if (prefix.length != bytes.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((prefix[bit / Byte.SIZE] ^ bytes[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  private static AddressRange of(String prefix, String what) {
    String[] parts = prefix.split("/", 2);
    return new AddressRange(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]), what);
  }

  private static InetAddress ofBytes(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("No address has " + bytes.length + " bytes", e);
    }
  }
}
