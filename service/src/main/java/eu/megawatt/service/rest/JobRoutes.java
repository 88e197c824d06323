package eu.megawatt.service.rest;

import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.live.CurrentPlan;
import eu.megawatt.service.live.ExternalRef;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.JobEvent;
import eu.megawatt.service.live.JobVersion;
import eu.megawatt.service.live.JobView;
import eu.megawatt.service.live.NodesView;
import eu.megawatt.service.live.PlanNodes;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.store.Sha256;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * {@code /api/v1/jobs}, {@code /api/v1/job-arrays}, {@code /api/v1/placements}, {@code
 * /api/v1/queue}.
 */
final class JobRoutes {

  static final String PATH = "/api/v1/jobs";
  private static final int MOST_TOGETHER = 1_000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_EVENTS = 1_000;
  private static final int LONGEST_REASON = 500;
  private static final List<String> KINDS =
      Arrays.stream(JobKind.values()).map(JobKind::word).toList();

  private final CurrentPlan plan;
  private final PlanNodes nodes;
  private final Paging paging;
  private final JobEventStreams streams;

  JobRoutes(CurrentPlan plan, PlanNodes nodes, Paging paging, JobEventStreams streams) {
    this.plan = plan;
    this.nodes = nodes;
    this.paging = paging;
    this.streams = streams;
  }

  void addTo(Routes routes) {
    routes
        .many(PATH, Scope.JOBS_WRITE, Tenancy.OWN, this::submit)
        .get(PATH, Scope.JOBS_READ, Tenancy.OWN, this::list)
        .many("/api/v1/job-batches", Scope.JOBS_WRITE, Tenancy.OWN, this::submitMany)
        .get(PATH + "/{id}", Scope.JOBS_READ, Tenancy.OWN, this::show)
        .get(PATH + "/{id}/events", Scope.JOBS_READ, Tenancy.OWN, this::events)
        .get(PATH + "/{id}/explanation", Scope.JOBS_READ, Tenancy.OWN, this::explain)
        .many("/api/v1/job-arrays", Scope.JOBS_WRITE, Tenancy.OWN, this::submitArray)
        .post(PATH + "/{id}/release", Scope.JOBS_WRITE, Tenancy.OWN, this::release)
        .post(PATH + "/{id}/cancellation", Scope.JOBS_WRITE, Tenancy.OWN, this::cancel)
        .post(PATH + "/{id}/failure", Scope.JOBS_WRITE, Tenancy.OWN, this::fail)
        .post(PATH + "/{id}/completion", Scope.JOBS_WRITE, Tenancy.OWN, this::complete)
        .ask("/api/v1/placements", Scope.JOBS_READ, Tenancy.OWN, this::preview)
        .get("/api/v1/queue", Scope.JOBS_READ, Tenancy.OWN, this::queue);
  }

  /** Why something is done, which has to be said. */
  record Reason(Optional<String> reason) {}

  /** Many jobs at once. */
  record Jobs(Optional<List<JobBody>> jobs) {}

  /** What became of one of many. */
  record Item(
      String state,
      Optional<String> jobId,
      Optional<JobView.Status> status,
      Optional<List<FieldError>> errors) {}

  /** What became of many, in their order. */
  record Items(int createdCount, int knownCount, int refusedCount, List<Item> items) {}

  /** Many jobs that are alike. */
  record Array(Optional<Integer> count, Optional<JobBody> job) {}

  /** All of a list. */
  record Events(List<JobEvent> items) {}

  private void submit(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    Caller caller = Caller.of(request);
    JobBody body = own(caller, Body.json(request, JobBody.class));
    if (query.flag("validateOnly")) {
      Answer.to(request, response).ok(plan.preview(body));
      return;
    }
    String key = own(caller, PlanRoutes.idempotencyKey(request));
    CurrentPlan.Submitted done = plan.submit(body, Optional.of(key));
    Answer.to(request, response)
        .at(
            done.isNew() ? Status.CREATED_201 : Status.OK_200,
            PATH + "/" + done.job().id(),
            done.job());
  }

  /** Each stands for itself: what is wrong with one keeps none of the others out. */
  private void submitMany(ServerRequest request, ServerResponse response) {
    Query.of(request);
    List<JobBody> bodies =
        Body.json(request, Jobs.class, MOST_BYTES)
            .jobs()
            .filter(it -> !it.isEmpty() && it.size() <= MOST_TOGETHER)
            .filter(it -> it.stream().allMatch(Objects::nonNull))
            .orElseThrow(() -> bad("/jobs", "must be a list of 1 to " + MOST_TOGETHER + " jobs."));
    if (bodies.stream().anyMatch(it -> it.externalRef().isEmpty())) {
      throw bad("/jobs", "need an externalRef each, so that the same again makes no second job.");
    }
    answer(request, response, together(bodies, Caller.of(request)));
  }

  private static void answer(ServerRequest request, ServerResponse response, List<Item> items) {
    Answer.to(request, response)
        .ok(
            new Items(
                (int) items.stream().filter(it -> it.state().equals("Created")).count(),
                (int) items.stream().filter(it -> it.state().equals("Known")).count(),
                (int) items.stream().filter(it -> it.state().equals("Refused")).count(),
                items));
  }

  /** As many alike as are asked for, each called as the array is, and its number in brackets. */
  private void submitArray(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Array array = Body.json(request, Array.class);
    int count =
        array
            .count()
            .filter(it -> it >= 1 && it <= MOST_TOGETHER)
            .orElseThrow(() -> bad("/count", "must be 1 to " + MOST_TOGETHER + "."));
    JobBody like =
        array.job().orElseThrow(() -> bad("/job", "must be there: what each of them is to be."));
    JobBody.Reference called =
        like.externalRef()
            .filter(it -> it.id().isPresent())
            .orElseThrow(
                () ->
                    bad(
                        "/job/externalRef",
                        "must be there, so that the same again makes no second array."));
    List<JobBody> bodies =
        IntStream.range(0, count)
            .mapToObj(
                it ->
                    like.called(
                        new JobBody.Reference(
                            called.system(), called.id().map(id -> "%s[%d]".formatted(id, it)))))
            .toList();
    answer(request, response, together(bodies, Caller.of(request)));
  }

  private List<Item> together(List<JobBody> bodies, Caller caller) {
    List<Item> items = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Item>> answers =
          bodies.stream().map(body -> threads.submit(() -> one(body, caller))).toList();
      for (Future<Item> answer : answers) {
        items.add(answer.get());
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException its ? its : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return items;
  }

  private Item one(JobBody body, Caller caller) {
    try {
      CurrentPlan.Submitted done = plan.submit(own(caller, body), Optional.empty());
      return new Item(
          done.isNew() ? "Created" : "Known",
          Optional.of(done.job().id()),
          Optional.of(done.job().status()),
          Optional.empty());
    } catch (ProblemException e) {
      if (e.problem().status() >= 500) {
        throw e;
      }
      return new Item(
          "Refused",
          Optional.empty(),
          Optional.empty(),
          Optional.of(
              e.problem()
                  .errors()
                  .orElse(List.of(new FieldError("", e.problem().code(), e.problem().detail())))));
    }
  }

  private void preview(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "validateOnly");
    if (!query.flag("validateOnly")) {
      throw Query.bad(
          "validateOnly", "Missing", "must be true: a place is taken by POST /api/v1/jobs.");
    }
    Answer.to(request, response)
        .ok(plan.preview(own(Caller.of(request), Body.json(request, JobBody.class))));
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query =
        Query.of(
            request,
            "state",
            "tenant",
            "kind",
            "externalSystem",
            "externalId",
            "pageSize",
            "pageToken");
    String state = query.word("state", JobState.words()).orElse("");
    String kind = query.word("kind", KINDS).orElse("");
    String tenant = Caller.of(request).tenantAsked(query.text("tenant")).orElse("");
    if (query.text("externalId").isPresent()) {
      ExternalRef reference =
          new ExternalRef(
              query.text("externalSystem").orElse(""), query.text("externalId").orElse(""));
      Answer.to(request, response)
          .ok(new Page<>(plan.find(tenant, reference).stream().toList(), Optional.empty()));
      return;
    }
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "jobs", query, (before, limit) -> plan.list(state, tenant, kind, before, limit)));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    JobView job = known(request);
    Optional<NodesView.OfJob> where = nodes.of(job.id());
    JobView shown =
        where.map(job::on).orElse(job).awaiting(plan.awaiting(job.id(), forecast(where)));
    Answer.to(request, response).versioned(JobVersion.of(job), shown);
  }

  private static List<String> forecast(Optional<NodesView.OfJob> where) {
    return where
        .map(it -> it.nodes().stream().map(NodesView.NodeOfJob::node).toList())
        .orElse(List.of());
  }

  private JobView known(ServerRequest request) {
    return known(request, plan);
  }

  /** The job that a path names; 404 where there is none, or it is another tenant's. */
  static JobView known(ServerRequest request, CurrentPlan plan) {
    String id = PlanRoutes.id(request);
    return plan.find(id)
        .filter(it -> Caller.of(request).sees(it.tenant()))
        .orElseThrow(() -> none(id));
  }

  /**
   * A job as a caller may ask for it: who is bound to a tenant asks for that one's.
   *
   * @throws ProblemException 422 where it asks for another's
   */
  static JobBody own(Caller caller, JobBody body) {
    if (caller.tenant().isEmpty()) {
      return body;
    }
    String tenant = caller.tenant().get();
    if (body.tenant().isPresent() && !body.tenant().get().equals(tenant)) {
      String detail = "must be \"%s\", which you belong to, or left out.".formatted(tenant);
      throw Problem.of(
              ProblemKind.INVALID_VALUE,
              "/tenant " + detail,
              new FieldError("/tenant", "OtherTenant", detail))
          .toException();
    }
    return body.of(tenant);
  }

  /** Keys of one tenant have nothing to do with another's. */
  private static String own(Caller caller, String key) {
    return caller.tenant().map(it -> Sha256.hex(it + "\n" + key)).orElse(key);
  }

  static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no job " + id + ".").toException();
  }

  private void events(ServerRequest request, ServerResponse response) {
    Query.of(request);
    if (Streams.areAskedFor(request)) {
      streams.serve(request, response, known(request).id());
      return;
    }
    String id = known(request).id();
    Answer.to(request, response)
        .ok(
            new Events(
                plan.events(id, MOST_EVENTS).stream()
                    .map(JobEventStreams.asSeen(request, id))
                    .toList()));
  }

  private void explain(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = known(request).id();
    Answer.to(request, response)
        .ok(
            plan.explain(id, Caller.of(request).tenant().isEmpty(), forecast(nodes.of(id)))
                .orElseThrow(() -> none(id)));
  }

  private void release(ServerRequest request, ServerResponse response) {
    change(request, response, plan::release);
  }

  private void cancel(ServerRequest request, ServerResponse response) {
    change(request, response, plan::cancel);
  }

  private void fail(ServerRequest request, ServerResponse response) {
    change(request, response, plan::fail);
  }

  private void complete(ServerRequest request, ServerResponse response) {
    change(request, response, plan::complete);
  }

  /** What is done to a job, and why; empty where there is none. */
  private interface Change {
    Optional<JobView> of(String jobId, String reason, Expectation expected);
  }

  private void change(ServerRequest request, ServerResponse response, Change change) {
    Query.of(request);
    String reason = reason(request);
    String id = known(request).id();
    changed(
        request, response, expected -> change.of(id, reason, expected).orElseThrow(() -> none(id)));
  }

  /** Answers with a job as a change has left it, where it was as expected. */
  static void changed(
      ServerRequest request, ServerResponse response, Function<Expectation, JobView> change) {
    try {
      JobView job = change.apply(IfMatch.of(request));
      Answer.to(request, response).versioned(JobVersion.of(job), job);
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  static String reason(ServerRequest request) {
    return required(Body.json(request, Reason.class).reason());
  }

  static String required(Optional<String> reason) {
    return reason
        .filter(it -> !it.isBlank() && it.length() <= LONGEST_REASON)
        .orElseThrow(
            () -> bad("/reason", "must be there: why, in 1 to " + LONGEST_REASON + " characters."));
  }

  private static ProblemException bad(String pointer, String detail) {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            pointer + " " + detail,
            new FieldError(pointer, "Missing", detail))
        .toException();
  }

  private void queue(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(
            paging.byNumber(
                "queue",
                query,
                (from, limit) -> {
                  List<CurrentPlan.Queued> some =
                      plan.queue(Caller.of(request).tenant(), (int) from, limit + 1);
                  boolean more = some.size() > limit;
                  return new Listed<>(
                      some.subList(0, Math.min(limit, some.size())), from + limit, more);
                }));
  }
}
