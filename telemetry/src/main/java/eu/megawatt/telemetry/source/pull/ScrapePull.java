package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.config.Target;
import eu.megawatt.telemetry.source.text.ExpositionText;
import eu.megawatt.telemetry.source.text.ExpositionText.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** An exporter. */
final class ScrapePull implements Pull {

  private static final String ACCEPT =
      "application/openmetrics-text;version=1.0.0;q=0.8,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

  private final Web web;
  private final Target target;
  private final Map<String, String> headers;
  private final Duration timeout;

  ScrapePull(Web web, Target target, Map<String, String> headers, Duration timeout) {
    this.web = web;
    this.target = target;
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("Accept", ACCEPT);
    this.headers = Collections.unmodifiableMap(all);
    this.timeout = timeout;
  }

  @Override
  public String address() {
    return target.url().toString();
  }

  @Override
  public void ask(Instant now, Predicate<String> wanted, ReadingSink sink)
      throws PullException, UnreadableException, InterruptedException {
    Web.Page page = web.get(target.url(), headers, timeout);
    if (!page.isOk()) {
      throw new PullException("%s answered %d".formatted(target.url(), page.status()));
    }
    ExpositionText.read(
        page.bytes(), Dialect.ofContentType(page.contentType()), wanted, owned(sink));
  }

  /**
   * Readings that name no host are of the host that is asked. What the configuration says of it
   * comes first, as an exporter in a container names the container.
   */
  private ReadingSink owned(ReadingSink sink) {
    Map<String, String> owner = new LinkedHashMap<>(target.owner());
    owner.putIfAbsent("instance", target.url().getHost());
    return new ReadingSink() {
      @Override
      public void reading(Reading reading) {
        Map<String, String> labels = new LinkedHashMap<>(reading.labels());
        owner.forEach(
            (label, value) -> {
              if (label.equals("instance")) {
                labels.putIfAbsent(label, value);
              } else {
                labels.put(label, value);
              }
            });
        sink.reading(
            new Reading(
                reading.name(),
                Collections.unmodifiableMap(labels),
                reading.unit(),
                reading.value(),
                reading.atMillis()));
      }

      @Override
      public void refused(Rejection reason, String what, String why) {
        sink.refused(reason, what, why);
      }
    };
  }
}
