package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.config.Query;
import eu.megawatt.telemetry.source.json.Json;
import eu.megawatt.telemetry.source.json.JsonTree;
import eu.megawatt.telemetry.source.promql.PromqlAnswer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;

/** One question to a Prometheus. */
final class PromqlPull implements Pull {

  private final Web web;
  private final URI base;
  private final Query query;
  private final Map<String, String> headers;
  private final Duration timeout;

  PromqlPull(Web web, URI base, Query query, Map<String, String> headers, Duration timeout) {
    this.web = web;
    this.base = base;
    this.query = query;
    this.headers = headers;
    this.timeout = timeout;
  }

  @Override
  public String address() {
    return base + " " + query.expression();
  }

  /** An error answers with 400 or 422 and says in JSON what is wrong. */
  @Override
  public void ask(Instant now, Predicate<String> wanted, ReadingSink sink)
      throws PullException, UnreadableException, InterruptedException {
    Web.Page page = web.get(url(now), headers, timeout);
    Json answer = answer(page);
    if (query.name().isPresent()) {
      PromqlAnswer.read(answer, query.name().get(), sink);
    } else {
      PromqlAnswer.read(answer, sink);
    }
  }

  private Json answer(Web.Page page) throws PullException {
    try {
      Json answer = JsonTree.read(page.bytes());
      if (page.isOk() || PromqlAnswer.recognises(answer)) {
        return answer;
      }
    } catch (UnreadableException e) {
      if (page.isOk()) {
        throw new PullException("%s answered what is %s".formatted(base, e.reason()), e);
      }
    }
    throw new PullException("%s answered %d".formatted(base, page.status()));
  }

  private URI url(Instant now) {
    String root = base.toString().replaceAll("/+$", "");
    return URI.create(
        "%s/api/v1/query?query=%s&time=%s"
            .formatted(
                root,
                URLEncoder.encode(query.expression(), StandardCharsets.UTF_8),
                URLEncoder.encode(now.toString(), StandardCharsets.UTF_8)));
  }
}
