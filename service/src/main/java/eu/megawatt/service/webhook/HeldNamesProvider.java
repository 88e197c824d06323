package eu.megawatt.service.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Has the Java platform look at {@link HeldNames} before it asks for a name's addresses. Named in
 * {@code META-INF/services}; the platform makes the one there is.
 */
public final class HeldNamesProvider extends InetAddressResolverProvider {

  @Override
  public InetAddressResolver get(Configuration configuration) {
    return new HeldFirst(configuration.builtinResolver());
  }

  @Override
  public String name() {
    return "megawatt";
  }

  private record HeldFirst(InetAddressResolver usual) implements InetAddressResolver {

    @Override
    public Stream<InetAddress> lookupByName(String host, LookupPolicy policy)
        throws UnknownHostException {
      Optional<List<InetAddress>> held = HeldNames.addresses(host);
      return held.isPresent() ? named(host, held.get()).stream() : usual.lookupByName(host, policy);
    }

    /** The HTTP client takes from an address which name a certificate must have. */
    private static List<InetAddress> named(String host, List<InetAddress> addresses)
        throws UnknownHostException {
      List<InetAddress> named = new ArrayList<>();
      for (InetAddress address : addresses) {
        named.add(InetAddress.getByAddress(host, address.getAddress()));
      }
      return named;
    }

    @Override
    public String lookupByAddress(byte[] address) throws UnknownHostException {
      return usual.lookupByAddress(address);
    }
  }
}
