package eu.megawatt.telemetry.live;

import eu.megawatt.fleet.inventory.PowerLimit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Watches loads against limits. An alarm begins at one share of the limit and ends at a lower one,
 * so that a load that trembles around either raises it once; while a figure is stale nothing begins
 * or ends. Not thread-safe.
 */
final class LimitWatch {

  private final LiveSettings settings;
  private final Map<String, AttentionKind> lasting = new HashMap<>();

  LimitWatch(LiveSettings settings) {
    this.settings = settings;
  }

  List<Finding> look(LiveView view) {
    List<Finding> findings = new ArrayList<>();
    Map<String, AttentionKind> now = new HashMap<>();
    for (LiveDomain domain : view.domains()) {
      String id = domain.domain().id();
      Optional<AttentionKind> kind = kind(domain, Optional.ofNullable(lasting.get(id)));
      if (kind.isPresent()) {
        now.put(id, kind.get());
        findings.add(finding(domain, kind.get()));
      }
    }
    lasting.clear();
    lasting.putAll(now);
    return findings;
  }

  private Optional<AttentionKind> kind(LiveDomain domain, Optional<AttentionKind> before) {
    return switch (domain.state()) {
      case OVER -> Optional.of(AttentionKind.LIMIT_PASSED);
      case NO_LIMIT -> Optional.empty();
      case STALE -> before;
      case NEAR -> passedStill(domain, before) ? before : Optional.of(AttentionKind.LIMIT_NEAR);
      case OK -> {
        if (passedStill(domain, before)) {
          yield before;
        }
        yield before.isPresent() && isAt(domain, settings.nearClearRatio())
            ? Optional.of(AttentionKind.LIMIT_NEAR)
            : Optional.empty();
      }
    };
  }

  private boolean passedStill(LiveDomain domain, Optional<AttentionKind> before) {
    return before.equals(Optional.of(AttentionKind.LIMIT_PASSED))
        && isAt(domain, settings.passedClearRatio());
  }

  private static boolean isAt(LiveDomain domain, double ratio) {
    return domain.milliwatts().orElse(0) >= ratio * limit(domain);
  }

  private static long limit(LiveDomain domain) {
    return domain.limit().map(PowerLimit::limit).map(it -> it.milliwatts()).orElse(0L);
  }

  private static Finding finding(LiveDomain domain, AttentionKind kind) {
    String id = domain.domain().id();
    long limit = limit(domain);
    String limitWords =
        "%s of the %s limit of %s"
            .formatted(
                percent(domain.milliwatts().orElse(0), limit),
                domain.limit().map(it -> it.kind().word()).orElse(""),
                megawatts(limit));
    String message =
        switch (kind) {
          case LIMIT_PASSED ->
              "%s draws %s, %s".formatted(id, megawatts(domain.milliwatts().orElse(0)), limitWords);
          default ->
              domain.partnerFails().orElse(0) > limit
                  ? "%s would have to carry %s if %s failed; its limit is %s"
                      .formatted(
                          id,
                          megawatts(domain.partnerFails().orElse(0)),
                          domain.domain().partner().orElse("its partner"),
                          megawatts(limit))
                  : "%s draws %s, %s"
                      .formatted(id, megawatts(domain.milliwatts().orElse(0)), limitWords);
        };
    return new Finding(
        kind, new Subject("domain", id), message, domain.milliwatts(), OptionalLong.of(limit));
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / Math.max(1, whole));
  }

  static String megawatts(long milliwatts) {
    return milliwatts >= 1_000_000_000
        ? String.format(Locale.ROOT, "%.2f MW", milliwatts / 1e9)
        : String.format(Locale.ROOT, "%.1f kW", milliwatts / 1e6);
  }
}
