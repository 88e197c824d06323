package eu.megawatt.service;

import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.attest.Attestor;
import eu.megawatt.service.audit.AuditLog;
import eu.megawatt.service.books.Books;
import eu.megawatt.service.books.ledger.LedgerWriter;
import eu.megawatt.service.capacity.buildout.BuildOuts;
import eu.megawatt.service.capacity.scenario.ScenarioRuns;
import eu.megawatt.service.demand.BackTests;
import eu.megawatt.service.live.LiveDesk;
import eu.megawatt.service.live.MegawattValues;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.live.Pulse;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.operation.ProgressPoint;
import eu.megawatt.service.rest.OpenStreams;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.ApiTokens;
import eu.megawatt.service.security.Passwords;
import eu.megawatt.service.security.RateLimits;
import eu.megawatt.service.security.oidc.OidcSignIn;
import eu.megawatt.service.serving.TrafficPlanner;
import eu.megawatt.service.slurm.SlurmDispatcher;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.service.validation.Validation;
import eu.megawatt.service.webhook.Webhooks;
import eu.megawatt.telemetry.live.LiveView;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.service.registry.Services;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Our own figures at {@code /observe/metrics}, beside the framework's. */
final class Meters implements AutoCloseable {

  /*
   * OptaPlanner adds and removes gauges of its own with every solver, in the registry that Helidon
   * listens to under a lock: each waits for what the other holds. Denied, they never get there.
   */
  static {
    Metrics.globalRegistry.config().meterFilter(MeterFilter.denyNameStartsWith("optaplanner."));
  }

  private final MeterRegistry registry = Services.get(MeterRegistry.class);
  private final List<Meter> meters = new ArrayList<>();

  private final TelemetryMeters telemetry;

  private Meters(TelemetryMeters telemetry) {
    this.telemetry = telemetry;
  }

  static Meters of(Planning planning, Library library, Telemetry telemetry) {
    Meters meters = new Meters(new TelemetryMeters(telemetry));
    meters.gauge("megawatt.operations.queued", "plannings that wait", planning::waitingCount);
    meters.gauge("megawatt.operations.running", "plannings that run", planning::runningCount);
    meters.gauge(
        "megawatt.operations.rejections",
        "plannings turned away because too many waited",
        planning::rejections);
    meters.gauge(
        "megawatt.plan.gap.ratio",
        "how far the running planning's best is above its bound; -1 where unknown",
        () -> planning.progress().flatMap(ProgressPoint::gapRatio).orElse(-1.0));
    meters.gauge(
        "megawatt.plan.moves.per.second",
        "moves the running planning tries per second",
        () -> planning.progress().flatMap(ProgressPoint::movesPerSecondRatio).orElse(0.0));
    meters.gauge(
        "megawatt.cache.scenarios", "scenarios in memory", () -> library.scenarios().size());
    meters.gauge(
        "megawatt.cache.scenarios.misses",
        "times a scenario had to be read",
        () -> library.scenarios().misses());
    meters.gauge("megawatt.cache.plans", "plans in memory", () -> library.schedules().size());
    meters.gauge(
        "megawatt.cache.plans.misses",
        "times a plan had to be read",
        () -> library.schedules().misses());
    return meters;
  }

  /** Adds the figures of webhooks. */
  void add(Webhooks webhooks) {
    gauge(
        "megawatt.webhooks.waiting",
        "deliveries of webhooks that are to be sent, for the first time or again",
        webhooks::waitingCount);
    gauge(
        "megawatt.webhooks.delivered",
        "deliveries of webhooks that receivers have got",
        webhooks.figures()::deliveredCount);
    gauge(
        "megawatt.webhooks.failed.attempts",
        "attempts to deliver a webhook that failed",
        webhooks.figures()::failedAttemptCount);
    gauge(
        "megawatt.webhooks.dead",
        "deliveries of webhooks that were given up",
        webhooks.figures()::deadCount);
  }

  /** Adds the figures of the nodes that jobs are or will be on. */
  void add(PlanNodes nodes) {
    gauge(
        "megawatt.live.nodes.forecasts",
        "times that the nodes of a pool's jobs were worked out",
        nodes::forecastCount);
  }

  /** Adds the figures of the plan that is lived by. */
  void add(LiveDesk desk, Pulse pulse) {
    gauge(
        "megawatt.live.requests.waiting",
        "requests that wait for the current plan",
        desk::waitingCount);
    gauge(
        "megawatt.live.requests.refused",
        "requests turned away because too many waited for the current plan",
        desk::refusedCount);
    gauge(
        "megawatt.live.jobs.moved.for.guarantees",
        "jobs that had to leave their places for guarantees of other tenants",
        desk::movedForGuaranteesCount);
    gauge(
        "megawatt.live.jobs.bound",
        "jobs that were handed over and have GPUs of nodes",
        desk::boundJobCount);
    gauge(
        "megawatt.live.replicas.bound",
        "replicas of services, or GPUs that several share, that have GPUs of nodes",
        desk::boundReplicaCount);
    gauge("megawatt.live.requests", "requests the current plan has answered", desk::taskCount);
    gauge(
        "megawatt.live.transactions",
        "transactions in which changes of the current plan were kept",
        desk::transactionCount);
    gauge(
        "megawatt.live.search.rounds",
        "rounds of search for a better current plan",
        pulse::roundCount);
    gauge(
        "megawatt.live.search.adopted",
        "rounds of search whose plan was taken over",
        pulse::adoptedCount);
    gauge("megawatt.live.search.moves", "moves the search has tried", pulse::moveCount);
    gauge(
        "megawatt.live.search.paused",
        "1 while somebody has paused the search for a better current plan, else 0",
        () -> pulse.isPaused() ? 1 : 0);
  }

  /** Adds the figures of services. */
  void add(TrafficPlanner planner) {
    gauge("megawatt.services", "services that are planned", planner::serviceCount);
    gauge("megawatt.services.plans", "times services were planned", planner::planCount);
    gauge(
        "megawatt.services.planning.seconds",
        "how long the last plan of services took",
        planner::lastSeconds);
    gauge(
        "megawatt.services.unserved.per.second",
        "requests a second that have no answer now",
        planner::unservedPerSecond);
    gauge(
        "megawatt.services.latency.missed",
        "services whose users are too far from every site for their latency budget",
        planner::latencyMissedCount);
  }

  /** Adds the figures of validation. */
  void add(Books books) {
    gauge(
        "megawatt.exports.queued",
        "exports that wait, of which there may be fifty beside those of schedules",
        books.exports()::waitingCount);
    gauge(
        "megawatt.exports.bytes", "bytes of the exports that are kept", books.exports()::byteCount);
    gauge("megawatt.exports.done", "exports made since the start", books.exports()::doneCount);
    gauge(
        "megawatt.exports.failed",
        "exports that could not be made since the start",
        books.exports()::failedCount);
  }

  void add(Validation validation) {
    gauge(
        "megawatt.validation.agents",
        "agents of nodes, of which there may be twenty thousand",
        validation.agents()::count);
    gauge(
        "megawatt.validation.agents.waiting",
        "agents that wait for an order, of which there may be twenty thousand",
        validation.orders()::waitingCount);
    gauge(
        "megawatt.validation.orders.open",
        "orders that wait or are under way, of which there may be ten thousand",
        validation.orders()::openCount);
    gauge(
        "megawatt.validation.results",
        "results of kernels that were taken since the start",
        validation.orders()::takenCount);
    gauge(
        "megawatt.validation.verdicts",
        "verdicts on kernels since the start",
        validation::judgedCount);
    gauge(
        "megawatt.validation.quarantined",
        "nodes that the plan does without because of their verdicts or because somebody said so",
        () -> validation.quarantines().open().size());
    gauge(
        "megawatt.validation.awaiting",
        "nodes that wait to be proved before anything is placed on them",
        validation::awaitingCount);
    gauge(
        "megawatt.validation.runs.planned",
        "runs that were planned into idle slots since the start because a policy asks for them",
        validation::plannedCount);
    gauge(
        "megawatt.validation.runs.unplanned",
        "times since the start that a node had to be measured and the plan left it no idle slot",
        validation::withoutSlotCount);
  }

  /** Adds the figures of runs of capacity scenarios. */
  void add(BackTests tests) {
    gauge(
        "megawatt.planner.back.tests.waiting",
        "back-tests of the planner that wait or are made, of which there may be ten",
        tests::waitingCount);
    gauge(
        "megawatt.planner.back.tests.done",
        "back-tests of the planner done since the start",
        tests::doneCount);
    gauge(
        "megawatt.planner.back.tests.failed",
        "back-tests of the planner that could not be made since the start",
        tests::failedCount);
  }

  void add(ScenarioRuns runs) {
    gauge(
        "megawatt.scenario.runs.waiting",
        "runs of capacity scenarios that wait or are made, of which there may be fifty",
        runs::waitingCount);
    gauge(
        "megawatt.scenario.runs.done",
        "runs of capacity scenarios done since the start",
        runs::doneCount);
    gauge(
        "megawatt.scenario.runs.failed",
        "runs of capacity scenarios that could not be made since the start",
        runs::failedCount);
  }

  /** Adds the figures of build-outs. */
  void add(BuildOuts buildOuts) {
    gauge(
        "megawatt.build.outs.waiting",
        "build-outs that wait or are searched for, of which there may be twenty",
        buildOuts::waitingCount);
    gauge("megawatt.build.outs.done", "build-outs done since the start", buildOuts::doneCount);
    gauge(
        "megawatt.build.outs.failed",
        "build-outs that could not be made since the start",
        buildOuts::failedCount);
  }

  /** Adds the figures of the ledger. */
  void add(LedgerWriter ledger) {
    gauge(
        "megawatt.ledger.quarters.waiting",
        "quarter-hours whose records were written and are not in the ledger's facts yet",
        ledger::waitingQuarterCount);
    gauge(
        "megawatt.ledger.hours.waiting",
        "hours of sites that are to be booked, or booked again",
        ledger::waitingHourCount);
    gauge(
        "megawatt.ledger.entries.written",
        "entries of the ledger written since the start",
        ledger::writtenCount);
    gauge(
        "megawatt.ledger.failures",
        "times since the start that the ledger could not be written",
        ledger::failureCount);
  }

  /** Adds the figures of a Slurm. */
  void add(SlurmDispatcher slurm) {
    gauge("megawatt.slurm.jobs", "jobs that Slurm has or is to have", slurm::openCount);
    gauge(
        "megawatt.slurm.waiting",
        "jobs that wait to be submitted to Slurm because there are too many at once",
        slurm::waitingCount);
    gauge(
        "megawatt.slurm.submitted",
        "submissions that Slurm has taken",
        slurm.figures()::submittedCount);
    gauge(
        "megawatt.slurm.found",
        "submissions without an answer that were found in Slurm",
        slurm.figures()::foundCount);
    gauge(
        "megawatt.slurm.refused",
        "submissions that Slurm did not want",
        slurm.figures()::refusedCount);
    gauge(
        "megawatt.slurm.withdrawn",
        "jobs that were taken back from Slurm",
        slurm.figures()::withdrawnCount);
    gauge(
        "megawatt.slurm.drifts",
        "times that Slurm and the plan did not agree",
        slurm.figures()::driftCount);
    gauge("megawatt.slurm.requests", "requests to slurmrestd", slurm::requestCount);
    gauge(
        "megawatt.slurm.requests.failed",
        "requests to slurmrestd that had no good answer",
        slurm::failedRequestCount);
    gauge("megawatt.slurm.warnings", "answers of slurmrestd that warn", slurm::warningCount);
    gauge(
        "megawatt.slurm.looks.failed",
        "looks at Slurm that came to nothing",
        slurm.figures()::failedLookCount);
    gauge(
        "megawatt.slurm.look.age.seconds",
        "how long ago Slurm was last seen as a whole; -1 before that",
        slurm::secondsSinceLook);
  }

  /** Adds the figures of what a megawatt is worth. */
  void add(MegawattValues values) {
    gauge(
        "megawatt.live.worth.computations",
        "times it was worked out what a megawatt is worth",
        values::computedCount);
    gauge(
        "megawatt.live.worth.requests",
        "times it was asked what a megawatt is worth",
        values::answeredCount);
  }

  /** Adds how many sign-ins with a provider are under way. */
  void add(OidcSignIn oidc) {
    gauge(
        "megawatt.access.oidc.pending",
        "sign-ins that have gone to the provider, of which there may be a thousand",
        oidc::pendingCount);
    oidc.accessTokens()
        .ifPresent(
            it ->
                gauge(
                    "megawatt.access.oidc.tokens",
                    "Access tokens of the provider that are known to be good; of 1,000 at most",
                    it::knownCount));
  }

  /** Adds the figures of changes that wait, and of who calls too often. */
  void add(Approvals approvals, RateLimits limits) {
    gauge(
        "megawatt.approvals.waiting",
        "changes that wait for somebody else's yes, of which there may be a thousand",
        approvals::waitingCount);
    gauge(
        "megawatt.access.callers",
        "callers whose requests are counted, of which there may be ten thousand",
        limits::callerCount);
    gauge(
        "megawatt.access.requests.refused",
        "requests turned away because their caller made too many",
        limits::refusedCount);
  }

  /** Adds the figures of what attests placements. */
  void add(Attestor attestor) {
    gauge(
        "megawatt.attestations.behind",
        "revisions of the plan whose runs have not been attested",
        attestor::behindCount);
    gauge("megawatt.attestations.made", "attestations made since the start", attestor::madeCount);
  }

  /** Adds the figures of the audit log. */
  void add(AuditLog audit) {
    gauge(
        "megawatt.audit.entries.waiting",
        "entries of the audit log that wait to be written",
        audit::waitingCount);
    gauge(
        "megawatt.audit.entries.written",
        "entries of the audit log written since the start",
        audit::writtenCount);
    gauge(
        "megawatt.audit.failing",
        "1 while the audit log cannot be written and changes are refused, else 0",
        () -> audit.isFailing() ? 1 : 0);
  }

  /** Adds the figures of accounts and tokens. */
  void add(ApiTokens tokens, Accounts accounts, Passwords passwords) {
    gauge(
        "megawatt.access.sign.ins.failing",
        "names and addresses that have failed to sign in and are remembered",
        accounts::failingCount);
    gauge(
        "megawatt.access.passwords.refused",
        "times somebody was turned away because too many were signing in",
        passwords::refusedCount);
    gauge(
        "megawatt.access.tokens",
        "tokens of programs, of which there may be so many",
        tokens::count);
  }

  /** Adds the figures of streams of events. */
  void add(OpenStreams streams) {
    gauge("megawatt.streams.open", "streams of events that are open", streams::openCount);
    gauge(
        "megawatt.streams.refused",
        "streams of events turned away because too many were open",
        streams::refusedCount);
  }

  /** Keeps the figures of power domains in step with what there is. */
  void see(LiveView view) {
    telemetry.see(view);
  }

  @Override
  public void close() {
    telemetry.close();
    meters.forEach(registry::remove);
  }

  private <N extends Number> void gauge(String name, String description, Supplier<N> value) {
    meters.add(registry.getOrCreate(Gauge.builder(name, value).description(description)));
  }
}
