package eu.megawatt.service.demo;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.serving.ForecastBody;
import eu.megawatt.service.serving.ModelBody;
import eu.megawatt.service.serving.RegionBody;
import eu.megawatt.service.serving.ServiceBody;
import eu.megawatt.service.serving.Serving;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services of the demonstration, that follow their users through the day: of a large model, of a
 * middling one, and of two small ones whose replicas have slices of GPUs.
 */
final class DemoInference {

  private static final Expectation ANY = new Expectation(Optional.empty());
  private static final int QUARTERS_OF_A_WEEK = 672;
  private static final int QUARTERS_OF_A_DAY = 96;
  private static final int QUARTERS_OF_AN_HOUR = 4;
  private static final int WEEKEND = 5 * QUARTERS_OF_A_DAY;

  /** Watts of a busy GPU by those of an idle one, about as the fleet's own work has it. */
  private static final double BUSY = 2.8;

  private static final double WAITING = 1.1;
  private static final double HALF_BUSY = 2.1;

  /** Of a GPU whose idle watts are least; newer ones draw more and answer more. */
  private static final double TOKENS = 900;

  /** MIG slices of a GPU of these types: seven of 1g, or three of 2g. */
  private static final int SMALLEST_SLICES = 7;

  private static final int SMALL_SLICES = 3;

  private final Serving serving;

  DemoInference(Serving serving) {
    this.serving = serving;
  }

  /** Has them asked for, unless somebody has asked for a service before. */
  void begin(Scenario fleet, Instant weekStart) {
    if (!serving.services(Optional.empty()).isEmpty()) {
      return;
    }
    serving.putModel("chat-70b", model(fleet, 8, 1, 180, 1), ANY, false);
    serving.putModel("code-8b", model(fleet, 1, 1, 60, 6), ANY, false);
    serving.putModel("guard-300m", model(fleet, 1, SMALLEST_SLICES, 15, 30), ANY, false);
    serving.putModel("speech-2b", model(fleet, 1, SMALL_SLICES, 40, 14), ANY, false);
    serving.putRegion("paris", region(fleet, Map.of("FR", 8L, "SE", 34L)), ANY, false);
    serving.putRegion("stockholm", region(fleet, Map.of("FR", 36L, "SE", 6L)), ANY, false);
    put("assistant", service("ministry-of-labour", "chat-70b", "paris", 240, 500), weekStart, 90);
    put("coding", service("nordic-ide", "code-8b", "stockholm", 80, 300), weekStart, 260);
    put("search", service("la-gazette", "code-8b", "paris", 120, 200), weekStart, 150);
    put("moderation", service("la-gazette", "guard-300m", "paris", 60, 100), weekStart, 240);
    put("captions", service("ministry-of-labour", "speech-2b", "paris", 90, 300), weekStart, 70);
  }

  private void put(String id, ServiceBody body, Instant weekStart, double peak) {
    serving.putService(id, body, ANY);
    List<Double> requests = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS_OF_A_WEEK; quarter++) {
      double hour = (quarter % QUARTERS_OF_A_DAY) / (double) QUARTERS_OF_AN_HOUR;
      double day = 0.55 - 0.45 * Math.cos((hour - 2.5) * Math.PI / 12);
      double share = quarter >= WEEKEND ? 0.6 : 1;
      requests.add(Math.round(peak * day * share * 10) / 10.0);
    }
    serving.putForecast(
        id, new ForecastBody(Optional.of(weekStart.toString()), Optional.of(requests)), ANY, false);
  }

  private static ServiceBody service(
      String tenant, String model, String region, long budgetMillis, long centsPerThousand) {
    return new ServiceBody(
            Optional.of(tenant),
            Optional.of("eu"),
            Optional.of(model),
            Optional.of(region),
            Optional.of(budgetMillis),
            Optional.of(400L),
            Optional.of(1),
            Optional.of(80),
            Optional.of(true),
            Optional.of(centsPerThousand),
            Optional.of("EUR"))
        .of(Optional.of(tenant));
  }

  private static ModelBody model(
      Scenario fleet, int gpus, int slices, long latencyMillis, double lightness) {
    Map<String, Long> tokens = new LinkedHashMap<>();
    Map<String, List<ModelBody.LoadPoint>> draws = new LinkedHashMap<>();
    double least =
        fleet.gpuTypes().values().stream().mapToDouble(GpuType::idleWatts).min().orElse(1);
    for (GpuType type : fleet.gpuTypes().values()) {
      double idle = type.idleWatts();
      tokens.put(type.id(), Math.round(TOKENS * lightness * Math.pow(idle / least, 2)));
      draws.put(
          type.id(),
          List.of(
              point(0, WAITING * idle), point(500, HALF_BUSY * idle), point(1_000, BUSY * idle)));
    }
    return new ModelBody(
        Optional.of(gpus),
        Optional.of(slices),
        Optional.of(latencyMillis),
        Optional.of(tokens),
        Optional.of(draws),
        Optional.empty());
  }

  private static ModelBody.LoadPoint point(int permille, double watts) {
    return new ModelBody.LoadPoint(Optional.of(permille), Optional.of(Math.round(watts)));
  }

  private static RegionBody region(Scenario fleet, Map<String, Long> millisByCountry) {
    Map<String, Long> network = new LinkedHashMap<>();
    for (Site site : fleet.sites().values()) {
      Optional.ofNullable(millisByCountry.get(site.country()))
          .ifPresent(it -> network.put(site.id(), it));
    }
    return new RegionBody(Optional.of(network));
  }
}
