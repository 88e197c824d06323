package eu.megawatt.service.rest;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.books.ledger.LedgerTable;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code /api/v1/ledger-entries}: what each quarter-hour of each site used and cost. */
final class LedgerRoutes {

  private static final String PATH = "/api/v1/ledger-entries";
  private static final Duration LONGEST = Duration.ofDays(2);

  private final LedgerTable ledger;
  private final Paging paging;
  private final Clock clock;

  LedgerRoutes(LedgerTable ledger, Paging paging, Clock clock) {
    this.ledger = ledger;
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes.get(PATH, Scope.FINANCE_READ, Tenancy.OWN, this::list);
  }

  /** An entry that there is. */
  private record Place(String siteId, Quarter quarter) {}

  /** Whose lines are asked for. */
  private record Asked(Optional<String> jobId, Optional<String> tenantId) {

    boolean isAll() {
      return jobId.isEmpty() && tenantId.isEmpty();
    }

    boolean shows(Holder holder) {
      return isAll()
          || (holder instanceof Holder.Job job
              && jobId.map(job.jobId()::equals).orElse(true)
              && tenantId.map(job.tenantId()::equals).orElse(true));
    }
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(request, "site", "from", "to", "jobId", "tenantId", "pageSize", "pageToken");
    Instant to = query.instant("to", clock.instant());
    Instant from = query.instant("from", to.minus(Duration.ofDays(1)));
    requireShort(from, to);
    Caller caller = Caller.of(request);
    Asked asked = new Asked(query.text("jobId"), tenantAsked(caller, query));
    Page<Place> places =
        paging.of("ledger-entries", query, places(query.text("site"), Quarter.at(from), end(to)));
    boolean showsMeter = caller.tenant().isEmpty();
    Answer.to(request, response)
        .ok(
            new Page<>(
                places.items().stream()
                    .flatMap(it -> view(it, asked, showsMeter).stream())
                    .toList(),
                places.nextPageToken()));
  }

  private static Optional<String> tenantAsked(Caller caller, Query query) {
    Optional<String> asked = query.text("tenantId");
    if (caller.tenant().isPresent() && asked.isPresent() && !asked.equals(caller.tenant())) {
      throw caller.otherTenant("tenantId");
    }
    return caller.tenant().isPresent() ? caller.tenant() : asked;
  }

  private static void requireShort(Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw Query.bad("to", "EmptyRange", "must be after from (" + from + ").");
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw Query.bad(
          "from",
          "TooLong",
          "is more than %d days before to. Maybe ask day by day.".formatted(LONGEST.toDays()));
    }
  }

  /** The quarter-hour that an instant lies in is in the range, unless it begins with it. */
  private static Quarter end(Instant to) {
    Quarter last = Quarter.at(to);
    return last.from().equals(to) ? last : last.next();
  }

  private List<Place> places(Optional<String> site, Quarter from, Quarter to) {
    Collection<String> sites =
        site.<Collection<String>>map(List::of).orElseGet(() -> ledger.sites(from, to));
    List<Place> places = new ArrayList<>();
    for (String siteId : sites) {
      ledger.quarters(siteId, from, to).forEach(it -> places.add(new Place(siteId, it)));
    }
    return places;
  }

  /** Nothing where no line of the entry is asked for. */
  private Optional<LedgerView> view(Place place, Asked asked, boolean showsMeter) {
    List<SiteQuarter> versions = ledger.versions(place.siteId(), place.quarter());
    return Optional.of(versions)
        .filter(it -> !it.isEmpty())
        .map(List::getLast)
        .map(it -> LedgerView.of(it, versions.size(), showsMeter, asked::shows))
        .filter(it -> asked.isAll() || !it.lines().isEmpty());
  }
}
