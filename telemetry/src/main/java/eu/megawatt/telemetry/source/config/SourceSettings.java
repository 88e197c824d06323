package eu.megawatt.telemetry.source.config;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One source. */
public sealed interface SourceSettings {

  /** Its name, the only one of it. */
  String id();

  /** The word for its kind in the document. */
  String kind();

  /** Exporters that are scraped. */
  record Scrape(String id, List<Target> targets, Pace pace, Access access)
      implements SourceSettings {

    public Scrape {
      targets = List.copyOf(targets);
    }

    @Override
    public String kind() {
      return "scrape";
    }
  }

  /**
   * A Prometheus, VictoriaMetrics or Mimir that is asked.
   *
   * @param headers further ones, such as Mimir's {@code X-Scope-OrgID}
   */
  record Promql(
      String id,
      URI url,
      List<Query> queries,
      Map<String, String> headers,
      Pace pace,
      Access access)
      implements SourceSettings {

    public Promql {
      queries = List.copyOf(queries);
      headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String kind() {
      return "promql";
    }
  }

  /** Management controllers. */
  record Redfish(String id, List<Target> targets, Pace pace, Access access)
      implements SourceSettings {

    public Redfish {
      targets = List.copyOf(targets);
    }

    @Override
    public String kind() {
      return "redfish";
    }
  }

  /**
   * Somebody who sends of his own accord, by remote_write, OTLP or batches.
   *
   * @param tokenEnv the variable with the token by which he is known
   */
  record Push(String id, String tokenEnv) implements SourceSettings {
    @Override
    public String kind() {
      return "push";
    }
  }
}
