package eu.megawatt.service.rest;

import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.security.Caller;
import eu.megawatt.service.security.Scope;
import eu.megawatt.service.security.Tenancy;
import eu.megawatt.service.store.Listed;
import eu.megawatt.service.webhook.Delivery;
import eu.megawatt.service.webhook.DeliveryState;
import eu.megawatt.service.webhook.Webhooks;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** {@code /api/v1/webhook-deliveries}: what was told to whom, and what came of it. */
final class WebhookDeliveryRoutes {

  static final String PATH = "/api/v1/webhook-deliveries";

  private final Webhooks webhooks;
  private final Paging paging;

  WebhookDeliveryRoutes(Webhooks webhooks, Paging paging) {
    this.webhooks = webhooks;
    this.paging = paging;
  }

  void addTo(Routes routes) {
    routes
        .get(PATH, Scope.WEBHOOKS_READ, Tenancy.OWN, this::list)
        .get(PATH + "/{id}", Scope.WEBHOOKS_READ, Tenancy.OWN, this::show)
        .post(PATH + "/{id}/replay", Scope.WEBHOOKS_WRITE, Tenancy.OWN, this::replay);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Query query = Query.of(request, "subscriptionId", "state", "pageSize", "pageToken");
    String subscription = query.text("subscriptionId").orElse("");
    String tenant = Caller.of(request).tenant().orElse("");
    String state = query.word("state", DeliveryState.words()).orElse("");
    Answer.to(request, response)
        .ok(
            paging.newestFirst(
                "webhook-deliveries",
                query,
                (before, limit) -> {
                  Listed<Delivery> found =
                      webhooks.deliveries(tenant, subscription, state, before, limit);
                  return new Listed<>(
                      found.entries().stream().map(WebhookDeliveryView::inList).toList(),
                      found.last(),
                      found.more());
                }));
  }

  private void show(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Answer.to(request, response).ok(WebhookDeliveryView.of(known(request)));
  }

  private void replay(ServerRequest request, ServerResponse response) {
    Query.of(request);
    Delivery delivery = known(request);
    String subscription = delivery.subscriptionId();
    WebhookSubscriptionRoutes.requireEnabled(
        webhooks
            .subscriptions()
            .find(subscription)
            .orElseThrow(() -> WebhookSubscriptionRoutes.none(subscription)));
    Delivery again = webhooks.replay(delivery);
    Answer.to(request, response)
        .at(Status.ACCEPTED_202, PATH + "/" + again.id(), WebhookDeliveryView.of(again));
  }

  private boolean isSeen(Delivery delivery, Caller caller) {
    return caller.tenant().isEmpty()
        || webhooks
            .subscriptions()
            .find(delivery.subscriptionId())
            .filter(it -> it.tenant().equals(caller.tenant()))
            .isPresent();
  }

  private Delivery known(ServerRequest request) {
    String id = PlanRoutes.id(request);
    return webhooks
        .delivery(id)
        .filter(it -> isSeen(it, Caller.of(request)))
        .orElseThrow(
            () ->
                Problem.of(ProblemKind.NOT_FOUND, "There is no webhook delivery \"" + id + "\".")
                    .toException());
  }
}
