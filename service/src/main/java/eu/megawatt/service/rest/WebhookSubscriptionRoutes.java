package eu.megawatt.service.rest;

import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.webhook.Delivery;
import eu.megawatt.service.webhook.SecretSubscription;
import eu.megawatt.service.webhook.Subscription;
import eu.megawatt.service.webhook.SubscriptionDraft;
import eu.megawatt.service.webhook.Subscriptions;
import eu.megawatt.service.webhook.Webhooks;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;

/** {@code /api/v1/webhook-subscriptions}: who wants to be told of what. */
final class WebhookSubscriptionRoutes {

  private static final String PATH = Webhooks.SUBSCRIPTIONS;
  private static final String ONE = PATH + "/{id}";

  private final Webhooks webhooks;
  private final Subscriptions subscriptions;
  private final Paging paging;
  private final Clock clock;

  WebhookSubscriptionRoutes(Webhooks webhooks, Paging paging, Clock clock) {
    this.webhooks = webhooks;
    this.subscriptions = webhooks.subscriptions();
    this.paging = paging;
    this.clock = clock;
  }

  void addTo(Routes routes) {
    routes
        .post(PATH, Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::add)
        .get(PATH, Scope.WEBHOOKS_READ, Tenancy.OWN, this::list)
        .get(ONE, Scope.WEBHOOKS_READ, Tenancy.OWN, this::show)
        .put(ONE, Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::change)
        .delete(ONE, Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::remove)
        .post(ONE + "/secret-rotations", Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::rotate)
        .post(ONE + "/test", Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::test);
  }

  private void add(ServerRequest request, ServerResponse response) {
    Query.of(request);
    SubscriptionDraft draft = draft(request);
    SecretSubscription made =
        subscriptions
            .add(draft, Caller.of(request).tenant(), clock.instant())
            .orElseThrow(WebhookSubscriptionRoutes::tooMany);
    tag(response, made.subscription());
    Answer.to(request, response)
        .at(
            Status.CREATED_201,
            PATH + "/" + made.subscription().id(),
            WebhookSubscriptionView.of(made, 0));
  }

  private SubscriptionDraft draft(ServerRequest request) {
    return Body.json(request, WebhookSubscriptionBody.class).toDraft(webhooks);
  }

  private static ProblemException tooMany() {
    return Problem.of(
            ProblemKind.INVALID_VALUE,
            "There are %d subscriptions already, or %d of your tenant, which is the most. Maybe delete one."
                .formatted(Subscriptions.MOST, Subscriptions.MOST_OF_A_TENANT))
        .toException();
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "pageSize", "pageToken");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "webhook-subscriptions",
                query,
                (before, limit) -> {
                  Listed<Subscription> found =
                      subscriptions.list(Caller.of(request).tenant(), before, limit);
                  return new Listed<>(
                      found.entries().stream().map(this::view).toList(),
                      found.last(),
                      found.more());
                }));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    answer(request, response, known(request));
  }

  private void change(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Subscription known = known(request);
    SubscriptionDraft draft = draft(request);
    try {
      answer(
          request,
          response,
          subscriptions
              .change(known.id(), IfMatch.of(request), draft, clock.instant())
              .orElseThrow(() -> none(known.id())));
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
  }

  private void remove(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = known(request).id();
    try {
      if (!subscriptions.remove(id, IfMatch.of(request), clock.instant())) {
        throw none(id);
      }
    } catch (StaleException e) {
      throw IfMatch.problem(e);
    }
    Answer.to(request, response).nothing();
  }

  private void rotate(ServerRequest request, ServerResponse response) {
    Query.of(request);
    String id = known(request).id();
    SecretSubscription made = subscriptions.rotate(id, clock.instant()).orElseThrow(() -> none(id));
    tag(response, made.subscription());
    Answer.to(request, response)
        .json(Status.CREATED_201, WebhookSubscriptionView.of(made, webhooks.waitingCount(id)));
  }

  private void test(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Subscription known = known(request);
    requireEnabled(known);
    Delivery delivery = webhooks.test(known);
    Answer.to(request, response)
        .at(
            Status.ACCEPTED_202,
            WebhookDeliveryRoutes.PATH + "/" + delivery.id(),
            WebhookDeliveryView.of(delivery));
  }

  /** 409 where nothing is sent to a subscription. */
  static void requireEnabled(Subscription subscription) {
    if (subscription.disabled().isPresent()) {
      throw Problem.of(
              ProblemKind.SUBSCRIPTION_DISABLED,
              "Nothing is sent to %s: %s Maybe enable it with a PUT."
                  .formatted(subscription.id(), subscription.disabled().get()))
          .toException();
    }
  }

  private void answer(ServerRequest request, ServerResponse response, Subscription subscription) {
    tag(response, subscription);
    Answer.to(request, response).ok(view(subscription));
  }

  private WebhookSubscriptionView view(Subscription subscription) {
    return WebhookSubscriptionView.of(subscription, webhooks.waitingCount(subscription.id()));
  }

  private static void tag(ServerResponse response, Subscription subscription) {
    response.header(HeaderNames.ETAG, "\"" + subscription.version() + "\"");
  }

  private Subscription known(ServerRequest request) {
    String id = PlanRoutes.id(request);
    return subscriptions
        .find(id)
        .filter(it -> Caller.of(request).sees(it.tenant().orElse("")))
        .orElseThrow(() -> none(id));
  }

  static ProblemException none(String id) {
    return Problem.of(ProblemKind.NOT_FOUND, "There is no webhook subscription \"" + id + "\".")
        .toException();
  }
}
