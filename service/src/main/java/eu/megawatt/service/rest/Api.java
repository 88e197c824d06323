package eu.megawatt.service.rest;

import eu.megawatt.service.allocation.AllocationStore;
import eu.megawatt.service.approval.Approvals;
import eu.megawatt.service.attest.Sovereignty;
import eu.megawatt.service.audit.AuditLog;
import eu.megawatt.service.books.Books;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.books.ledger.LedgerTable;
import eu.megawatt.service.books.report.TrainingRuns;
import eu.megawatt.service.books.report.Years;
import eu.megawatt.service.capacity.Outlooks;
import eu.megawatt.service.capacity.buildout.BuildOuts;
import eu.megawatt.service.capacity.scenario.CapacityScenarios;
import eu.megawatt.service.capacity.scenario.ScenarioRuns;
import eu.megawatt.service.demand.DemandDesk;
import eu.megawatt.service.energy.EnergyQuery;
import eu.megawatt.service.energy.JobEnergies;
import eu.megawatt.service.fleet.CurrentFleet;
import eu.megawatt.service.live.AdmissionReviews;
import eu.megawatt.service.live.Circumstances;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.CurrentSchedule;
import eu.megawatt.service.live.CurrentSearch;
import eu.megawatt.service.live.DataLinks;
import eu.megawatt.service.live.JobEventRows;
import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.live.MegawattValues;
import eu.megawatt.service.live.Moves;
import eu.megawatt.service.live.PacedClock;
import eu.megawatt.service.live.PlanEvents;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.live.PlanSnapshots;
import eu.megawatt.service.live.Predictions;
import eu.megawatt.service.live.TenantShares;
import eu.megawatt.service.models.Comparisons;
import eu.megawatt.service.operation.Planning;
import eu.megawatt.service.problem.RequestId;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.schedule.Library;
import eu.megawatt.service.schedule.NewestPlan;
import eu.megawatt.service.security.Accounts;
import eu.megawatt.service.security.AdminToken;
import eu.megawatt.service.security.ApiTokens;
import eu.megawatt.service.security.Gate;
import eu.megawatt.service.security.RateLimits;
import eu.megawatt.service.security.SecurityHeaders;
import eu.megawatt.service.security.Sessions;
import eu.megawatt.service.security.SignInCodes;
import eu.megawatt.service.security.oidc.AccessTokens;
import eu.megawatt.service.security.oidc.OidcSignIn;
import eu.megawatt.service.serving.Serving;
import eu.megawatt.service.source.CurrentSources;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.FleetStore;
import eu.megawatt.service.store.PlanStore;
import eu.megawatt.service.store.ScenarioStore;
import eu.megawatt.service.telemetry.ProbeDesk;
import eu.megawatt.service.telemetry.SeriesQuery;
import eu.megawatt.service.telemetry.Telemetry;
import eu.megawatt.service.validation.Validation;
import eu.megawatt.service.webhook.Webhooks;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRouting;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Everything that answers over HTTP but the page and the observability. */
public record Api(
    DataDirectory directory,
    ScenarioStore scenarios,
    PlanStore plans,
    Library library,
    Planning planning,
    ScenarioUpload upload,
    Telemetry telemetry,
    RecordTables records,
    AllocationStore allocations,
    AdminToken token,
    FleetStore fleets,
    CurrentFleet fleet,
    CurrentSources sources,
    ProbeDesk probes,
    CurrentPlan currentPlan,
    PlanNodes planNodes,
    CurrentSchedule currentSchedule,
    Moves moves,
    LiveStore liveStore,
    Circumstances circumstances,
    DataLinks dataLinks,
    TenantShares tenantShares,
    AdmissionReviews admissions,
    MegawattValues megawattValues,
    CurrentSearch currentSearch,
    PlanEvents planEvents,
    JobEventRows jobEvents,
    OpenStreams openStreams,
    SignInCodes codes,
    Sessions sessions,
    ApiTokens tokens,
    Accounts accounts,
    Optional<OidcSignIn> oidc,
    AuditLog audit,
    Approvals approvals,
    RateLimits rateLimits,
    Clock clock,
    Clock planClock,
    Instant startedAt,
    boolean demo,
    Webhooks webhooks,
    Sovereignty sovereignty,
    Serving serving,
    Validation validation,
    Predictions predictions,
    Books books,
    LedgerTable ledger,
    StoredInputs bookInputs,
    Outlooks outlooks,
    CapacityScenarios capacityScenarios,
    ScenarioRuns scenarioRuns,
    BuildOuts buildOuts,
    DemandDesk demand,
    Comparisons comparisons) {

  /** Puts it all in a routing, behind the gate; what it answers to. */
  public Routes addTo(HttpRouting.Builder routing) {
    ProblemAnswers.addTo(routing);
    Optional<AccessTokens> machines = oidc.flatMap(OidcSignIn::accessTokens);
    Gate gate =
        new Gate(
            token,
            sessions,
            tokens,
            rateLimits,
            bearer -> machines.flatMap(it -> it.caller(bearer)),
            sources::sender,
            validation.agents()::key);
    routing.addFilter(
        (chain, request, response) -> {
          SecurityHeaders.apply(response);
          response.header(HeaderNames.create(RequestId.HEADER), RequestId.of(request));
          chain.proceed();
        });
    if (planClock instanceof PacedClock paced) {
      routing.addFilter(new PlanTime(paced));
    }
    routing.addFilter(gate);
    Paging paging = Paging.open(directory, clock);
    Routes routes = new Routes();
    new ScenarioRoutes(scenarios, upload, planning, library, paging).addTo(routes);
    new PlanRoutes(scenarios, plans, planning, library, currentSchedule, paging).addTo(routes);
    new ScheduleRoutes(library, currentSchedule, paging).addTo(routes);
    Streams streams = new Streams(gate, openStreams);
    new OperationRoutes(planning, streams, paging).addTo(routes);
    NewestPlan newest = new NewestPlan(plans, library);
    // Before the racks: a rack's id may have slashes.
    new NodeRoutes(planNodes, paging, planClock).addTo(routes);
    new LiveRoutes(telemetry, newest).addTo(routes);
    new PowerSeriesRoutes(telemetry, new SeriesQuery(telemetry, newest)).addTo(routes);
    new EventRoutes(
            telemetry,
            planEvents,
            new PlanSnapshots(currentPlan, circumstances, planEvents),
            liveStore,
            streams)
        .addTo(routes);
    new JobRoutes(
            currentPlan,
            planNodes,
            paging,
            new JobEventStreams(currentPlan, jobEvents, planEvents, streams))
        .addTo(routes);
    new MoveRoutes(moves, currentPlan).addTo(routes);
    new CurrentPlanRoutes(currentPlan, liveStore, plans, library, paging, planClock).addTo(routes);
    new MegawattValueRoutes(megawattValues, planClock).addTo(routes);
    new SearchRoutes(currentSearch).addTo(routes);
    HeldCircumstances held = new HeldCircumstances(circumstances, tenantShares, approvals);
    new CircumstanceRoutes(circumstances, dataLinks, held).addTo(routes);
    new TenantRoutes(tenantShares, held).addTo(routes);
    new ServingRoutes(serving, planNodes, paging, planClock).addTo(routes);
    new AdmissionRoutes(admissions, currentPlan).addTo(routes);
    new IngestRoutes(telemetry).addTo(routes);
    new AllocationRoutes(allocations, fleet, telemetry, paging, clock).addTo(routes);
    new EnergyRoutes(
            new EnergyQuery(records), new JobEnergies(records, allocations), fleet, paging, clock)
        .addTo(routes);
    new LedgerRoutes(ledger, paging, clock).addTo(routes);
    new FleetRoutes(fleet).addTo(routes);
    new SourceRoutes(sources, telemetry).addTo(routes);
    new ProbeRoutes(sources, probes).addTo(routes);
    new SnapshotRoutes(fleets, paging).addTo(routes);
    new SessionRoutes(token, codes, sessions, accounts, oidc).addTo(routes);
    new SignedInRoutes(sessions, accounts, paging).addTo(routes);
    new StatusRoutes(planning, currentSchedule, demo, startedAt).addTo(routes);
    new WebhookSubscriptionRoutes(webhooks, paging, clock).addTo(routes);
    new WebhookDeliveryRoutes(webhooks, paging).addTo(routes);
    new RegisterRoutes(
            sovereignty.registers(),
            sovereignty.store(),
            new HeldRegister(sovereignty.registers(), sovereignty.store(), approvals),
            paging,
            planClock)
        .addTo(routes);
    new ResidencyRoutes(sovereignty.queries(), planClock).addTo(routes);
    new EvidenceRoutes(sovereignty.evidence(), clock).addTo(routes);
    new AttestationRoutes(
            sovereignty.attestations(),
            sovereignty.attestor(),
            sovereignty.keyring(),
            paging,
            planClock)
        .addTo(routes);
    new AgentRoutes(validation, paging).addTo(routes);
    new ValidationRunRoutes(validation, paging).addTo(routes);
    new ProfileRoutes(validation.profiles(), paging).addTo(routes);
    new VerdictRoutes(validation, new HeldQuarantines(validation.quarantines(), approvals), paging)
        .addTo(routes);
    new PredictionRoutes(predictions).addTo(routes);
    new ProofRoutes(validation, paging).addTo(routes);
    new PeriodRoutes(books.periods(), books.closer()).addTo(routes);
    new ReportRoutes(books.periods()).addTo(routes);
    new AnnualReportRoutes(new Years(books.periods(), bookInputs::centres)).addTo(routes);
    new TrainingRecordRoutes(new TrainingRuns(books.periods().sources())).addTo(routes);
    new ExportRoutes(books.exports(), paging).addTo(routes);
    new ReportScheduleRoutes(books.schedules()).addTo(routes);
    new BookInputRoutes(bookInputs, paging).addTo(routes);
    new CapacityRoutes(outlooks).addTo(routes);
    new CapacityScenarioRoutes(capacityScenarios, scenarioRuns, paging).addTo(routes);
    new BuildOutRoutes(buildOuts, paging).addTo(routes);
    new PowerRoutes().addTo(routes);
    new DemandRoutes(demand, paging).addTo(routes);
    new ModelRoutes(comparisons, paging).addTo(routes);
    new TokenRoutes(tokens, paging, clock).addTo(routes);
    new ApprovalRoutes(approvals, paging).addTo(routes);
    new OidcRoutes(oidc).addTo(routes);
    new AccountRoutes(accounts, paging).addTo(routes);
    new AuditRoutes(audit, paging).addTo(routes);
    Guard guard = new Guard(audit, clock);
    routes.addTo(routing, guard::of);
    return routes;
  }
}
