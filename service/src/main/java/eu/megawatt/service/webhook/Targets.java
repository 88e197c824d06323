package eu.megawatt.service.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where webhooks may go: over http or https, without credentials, to public addresses or to what
 * the operator has allowed. Thread-safe.
 */
final class Targets {

  private static final int LONGEST = 2_000;
  private static final int LAST_PORT = 65_535;
  private static final List<String> SCHEMES = List.of("http", "https");

  private final List<AllowedTarget> allowed;

  Targets(Collection<AllowedTarget> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  /**
   * Reads an address and looks it up.
   *
   * @throws RefusedTargetException where nothing may go there
   */
  URI check(String text) throws RefusedTargetException {
    URI url = read(text);
    try (HeldNames.Hold _ = hold(url)) {
      return url;
    }
  }

  /**
   * Looks an address up, and holds its name at what was found until the request has been made.
   *
   * @throws RefusedTargetException where nothing may go there
   */
  HeldNames.Hold hold(URI url) throws RefusedTargetException {
    String host = url.getHost();
    List<InetAddress> found = lookUp(host);
    HeldNames.Hold hold = HeldNames.hold(host, found);
    try {
      // Somebody else may have had the name looked up between the two: the platform keeps answers.
      requireAllowed(url, lookUp(host));
      requireAllowed(url, hold.addresses());
      return hold;
    } catch (RefusedTargetException e) {
      hold.close();
      throw e;
    }
  }

  private void requireAllowed(URI url, List<InetAddress> addresses) throws RefusedTargetException {
    if (allowed.stream().anyMatch(it -> it.covers(url))) {
      return;
    }
    for (InetAddress address : addresses) {
      Optional<String> refusal = AddressRange.refusal(address);
      if (refusal.isPresent()) {
        throw new RefusedTargetException(
            "RefusedAddress",
            "leads to %s, which is %s. Maybe allow it: serve --webhook-allow %s"
                .formatted(address.getHostAddress(), refusal.get(), url.getAuthority()));
      }
    }
  }

  private static List<InetAddress> lookUp(String host) throws RefusedTargetException {
    try {
      return List.of(InetAddress.getAllByName(host));
    } catch (UnknownHostException _) {
      throw new RefusedTargetException(
          "UnknownHost", "has a host without an address: \"%s\".".formatted(host));
    }
  }

  /**
   * Reads an address and looks nothing up.
   *
   * @throws RefusedTargetException where it has not the form of one
   */
  static URI read(String text) throws RefusedTargetException {
    if (text.length() > LONGEST) {
      throw new RefusedTargetException(
          "TooLong", "has %d characters; %d are the most.".formatted(text.length(), LONGEST));
    }
    URI url = parse(text);
    String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw new RefusedTargetException(
          "WrongScheme", "must begin with https:// or http://, not \"%s\".".formatted(scheme));
    }
    if (url.getRawUserInfo() != null) {
      throw new RefusedTargetException(
          "HasCredentials", "must have no user and no password: what is sent is signed instead.");
    }
    if (url.getHost() == null || url.getPort() == 0 || url.getPort() > LAST_PORT) {
      throw new RefusedTargetException(
          "NotAnAddress", "must have a host, and a port of 1 to %d if any.".formatted(LAST_PORT));
    }
    if (url.getRawFragment() != null) {
      throw new RefusedTargetException(
          "HasFragment", "must have no fragment: \"#\" and what follows are never sent.");
    }
    return url;
  }

  private static URI parse(String text) throws RefusedTargetException {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw new RefusedTargetException(
          "NotAnAddress",
          "is not an address such as https://hooks.example.com/megawatt: %s."
              .formatted(e.getReason()));
    }
  }
}
