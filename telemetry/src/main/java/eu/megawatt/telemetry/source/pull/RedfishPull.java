package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.config.Target;
import eu.megawatt.telemetry.source.json.Json;
import eu.megawatt.telemetry.source.json.JsonTree;
import eu.megawatt.telemetry.source.redfish.RedfishWalk;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A management controller. */
final class RedfishPull implements Pull {

  private static final int REFUSED = 401;
  private static final int FORBIDDEN = 403;

  private final Web web;
  private final Target target;
  private final Map<String, String> headers;
  private final Duration timeout;
  private final RedfishWalk walk;

  RedfishPull(Web web, Target target, Map<String, String> headers, Duration timeout) {
    this.web = web;
    this.target = target;
    this.headers = headers;
    this.timeout = timeout;
    walk = new RedfishWalk(this::resource, owner(target), target.path());
  }

  private static Map<String, String> owner(Target target) {
    return target.owner().isEmpty() ? Map.of("instance", target.url().getHost()) : target.owner();
  }

  @Override
  public String address() {
    return target.url().toString();
  }

  @Override
  public void ask(Instant now, Predicate<String> wanted, ReadingSink sink)
      throws PullException, UnreadableException, InterruptedException {
    try {
      walk.read(sink);
    } catch (IOException e) {
      throw new PullException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Controllers answer 500 for what they cannot read just now; the rest of the tree may do. */
  private Optional<Json> resource(String path)
      throws IOException, InterruptedException, UnreadableException {
    Web.Page page;
    try {
      page = web.get(at(path), headers, timeout);
    } catch (PullException e) {
      throw new IOException(e.reason(), e);
    }
    if (page.status() == REFUSED || page.status() == FORBIDDEN) {
      throw new IOException(
          "%s answered %d. Maybe the name or the password is wrong"
              .formatted(target.url(), page.status()));
    }
    return page.isOk() ? Optional.of(JsonTree.read(page.bytes())) : Optional.empty();
  }

  /** Links must not lead to another host: the password would go there. */
  private URI at(String path) throws UnreadableException {
    try {
      URI link = target.url().resolve(path.startsWith("/") ? path : "/" + path);
      if (target.url().getRawAuthority().equals(link.getRawAuthority())) {
        return link;
      }
    } catch (IllegalArgumentException e) {
      throw new UnreadableException("\"%s\" is no path".formatted(path), e);
    }
    throw new UnreadableException("the link \"%s\" leads to another host".formatted(path));
  }
}
