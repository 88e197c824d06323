package eu.megawatt.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.megawatt.service.Await;
import eu.megawatt.service.Receiver;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.store.Listed;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.locator.ClasspathSqlLocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is told, on a real H2 file and on a real PostgreSQL, to a real server. */
class WebhookDeliveriesTest {

  private static final Clock CLOCK = Clock.tickMillis(ZoneOffset.UTC);
  private static final Duration SHORT = Duration.ofMillis(5);
  private static final Expectation ANY = new Expectation(Optional.of(Expectation.ANY));

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnH2 extends Laws {

    OnH2(@TempDir Path folder) {
      super(Jdbi.create("jdbc:h2:file:" + folder.resolve("hooks") + ";DB_CLOSE_DELAY=-1"));
    }
  }

  @Nested
  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  class OnPostgres extends Laws {

    OnPostgres() {
      super(Jdbi.create(Postgres.SERVER.getPostgresDatabase()));
    }

    @AfterAll
    void close() throws IOException {
      Postgres.SERVER.close();
    }
  }

  /** Started when it is first needed. */
  private static final class Postgres {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(1)).start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  abstract static class Laws {

    private final Jdbi jdbi;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private Receiver receiver = new Receiver();

    Laws(Jdbi jdbi) {
      this.jdbi = jdbi;
      jdbi.useHandle(
          handle ->
              handle
                  .createScript(
                      ClasspathSqlLocator.create()
                          .getResource(
                              Webhooks.class.getClassLoader(),
                              "eu/megawatt/service/store/V9__webhooks.sql"))
                  .execute());
      jdbi.useHandle(
          handle ->
              handle.execute(
                  "ALTER TABLE webhook_subscription"
                      + " ADD COLUMN tenant VARCHAR(200) DEFAULT '' NOT NULL"));
    }

    @BeforeEach
    void begin() {
      jdbi.useTransaction(
          handle -> {
            handle.execute("DELETE FROM webhook_delivery");
            handle.execute("DELETE FROM webhook_event");
            handle.execute("DELETE FROM webhook_subscription");
          });
      receiver = new Receiver();
    }

    @AfterEach
    void end() throws Exception {
      receiver.close();
      for (AutoCloseable it : opened) {
        it.close();
      }
      opened.clear();
    }

    @Test
    void event_committed_isSentSigned() throws Exception {
      Webhooks webhooks = open(SHORT);
      SecretSubscription made = subscribe(webhooks);

      tell(webhooks, "jobs/1");

      Receiver.Received got = receiver.awaitReceived(1).getFirst();
      JsonNode body = new JsonMapper().readTree(got.body());
      List<String> members = new ArrayList<>();
      body.fieldNames().forEachRemaining(members::add);
      assertThat(members).containsExactly("type", "timestamp", "sequence", "subject", "data");
      assertThat(body.path("type").asText()).isEqualTo("job.done");
      assertThat(body.path("subject").asText()).isEqualTo("jobs/1");
      assertThat(body.path("data").path("href").asText()).isEqualTo("/api/v1/jobs/1");
      assertThat(body.path("data").path("energyWh").asLong()).isEqualTo(7);
      assertThat(Instant.parse(body.path("timestamp").asText())).isBefore(Instant.MAX);
      assertThat(got.header("content-type")).isEqualTo("application/json");
      assertThat(got.header("webhook-signature")).isEqualTo(signature(made.secret(), got));
      Delivery delivery = awaitEnd(webhooks, DeliveryState.DELIVERED);
      assertThat(delivery.event().id()).isEqualTo(got.header("webhook-id"));
      assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(Optional.of(200));
      assertThat(webhooks.waitingCount()).isZero();
      assertThat(webhooks.figures().deliveredCount()).isEqualTo(1);
    }

    @Test
    void event_rolledBack_isNeverSent() {
      Webhooks webhooks = open(SHORT);
      subscribe(webhooks);

      assertThatThrownBy(
              () ->
                  jdbi.useTransaction(
                      handle -> {
                        webhooks.outbox().add(handle, event("jobs/undone"), CLOCK.instant());
                        throw new IllegalStateException("changed our mind");
                      }))
          .hasMessage("changed our mind");
      tell(webhooks, "jobs/done");

      assertThat(receiver.awaitReceived(1).getFirst().body()).contains("jobs/done");
      awaitEnd(webhooks, DeliveryState.DELIVERED);
      assertThat(receiver.received()).hasSize(1);
      assertThat(all(webhooks)).hasSize(1);
      assertThat(webhooks.waitingCount()).isZero();
    }

    @Test
    void event_outsideATransaction_isRefused() {
      Webhooks webhooks = open(SHORT);
      subscribe(webhooks);

      assertThatThrownBy(
              () ->
                  jdbi.useHandle(
                      handle -> webhooks.outbox().add(handle, event("jobs/1"), CLOCK.instant())))
          .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void events_nobodyWantsToBeToldOf_writeNothing() {
      Webhooks webhooks = open(SHORT);
      tell(webhooks, "jobs/1");
      assertThat(
              webhooks
                  .subscriptions()
                  .add(draft(List.of(EventType.PLAN_PUBLISHED)), CLOCK.instant()))
          .isPresent();
      tell(webhooks, "jobs/2");

      assertThat(all(webhooks)).isEmpty();
      assertThat(eventCount()).isZero();
    }

    @Test
    void events_ofASubject_haveRisingSequences() throws Exception {
      Webhooks webhooks = open(SHORT);
      subscribe(webhooks);
      for (int i = 0; i < 20; i++) {
        tell(webhooks, "jobs/1");
      }

      List<Long> sequences = new ArrayList<>();
      for (Receiver.Received got : receiver.awaitReceived(20)) {
        sequences.add(new JsonMapper().readTree(got.body()).path("sequence").asLong());
      }
      assertThat(sequences).hasSize(20).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void delivery_failedTwice_isSentAgainWithTheSameIdAndBody() {
      Webhooks webhooks = open(SHORT, SHORT, SHORT);
      subscribe(webhooks);
      receiver.answer(500, 302);

      tell(webhooks, "jobs/1");

      Delivery delivery = awaitEnd(webhooks, DeliveryState.DELIVERED);
      assertThat(delivery.attempts())
          .extracting(it -> it.status().orElse(0))
          .containsExactly(500, 302, 200);
      List<Receiver.Received> got = receiver.received();
      assertThat(got).extracting(it -> it.header("webhook-id")).containsOnly(delivery.event().id());
      assertThat(got).extracting(Receiver.Received::body).hasSize(3);
      assertThat(got.stream().map(Receiver.Received::body).distinct()).hasSize(1);
      assertThat(got).extracting(Receiver.Received::path).containsOnly("/");
      assertThat(webhooks.figures().failedAttemptCount()).isEqualTo(2);
    }

    @Test
    void delivery_failedToTheEnd_isDeadUntilItIsReplayed() {
      Webhooks webhooks = open(SHORT, SHORT);
      subscribe(webhooks);
      receiver.answer(500, 503, 404);

      tell(webhooks, "jobs/1");

      Delivery dead = awaitEnd(webhooks, DeliveryState.DEAD);
      assertThat(dead.attempts()).hasSize(3);
      assertThat(dead.reason()).contains("All 3 attempts failed; the last was answered with 404.");
      assertThat(webhooks.figures().deadCount()).isEqualTo(1);
      assertThat(webhooks.waitingCount()).isZero();

      Delivery again = webhooks.replay(dead);

      assertThat(again.state()).isEqualTo(DeliveryState.WAITING);
      Delivery delivered = awaitEnd(webhooks, DeliveryState.DELIVERED);
      assertThat(delivered.attempts()).hasSize(4);
      assertThat(delivered.reason()).isEmpty();
      assertThat(receiver.received())
          .extracting(it -> it.header("webhook-id"))
          .containsOnly(dead.event().id());
      assertThat(webhooks.waitingCount()).isZero();
    }

    @Test
    void delivery_toNobody_saysWhy() {
      Webhooks webhooks = open();
      receiver.close();
      subscribe(webhooks);

      tell(webhooks, "jobs/1");

      Attempt attempt = awaitEnd(webhooks, DeliveryState.DEAD).attempts().getFirst();
      assertThat(attempt.status()).isEmpty();
      assertThat(attempt.error().orElse("")).startsWith("broke: ");
    }

    @Test
    void delivery_notAnsweredInTime_failed() {
      Webhooks webhooks = opened(Duration.ofMillis(300), List.of());
      subscribe(webhooks);
      receiver.shut();

      tell(webhooks, "jobs/1");

      assertThat(awaitEnd(webhooks, DeliveryState.DEAD).attempts().getFirst().error())
          .contains("was not answered in PT0.3S");
    }

    @Test
    void delivery_answeredWithoutEnd_isDelivered() {
      Webhooks webhooks = open();
      subscribe(webhooks);
      receiver.babble(10_000_000);

      tell(webhooks, "jobs/1");

      assertThat(awaitEnd(webhooks, DeliveryState.DELIVERED).attempts().getFirst().status())
          .contains(200);
    }

    @Test
    void delivery_whereNothingMayGoAnyMore_isNotMade() {
      Webhooks before = open(SHORT);
      subscribe(before);
      before.close();
      Webhooks after =
          remember(Webhooks.open(jdbi, new WebhookSettings(List.of(), List.of(), SHORT), CLOCK));
      after.begin();

      tell(after, "jobs/1");

      assertThat(awaitEnd(after, DeliveryState.DEAD).attempts().getFirst().error().orElse(""))
          .contains("127.0.0.1, which is loopback");
      assertThat(receiver.received()).isEmpty();
    }

    @Test
    void receiver_gone_isDisabledAndWhatWaitsIsDead() {
      Webhooks webhooks = open(Duration.ofHours(1));
      SecretSubscription made = subscribe(webhooks);
      receiver.answer(500, 410);

      tell(webhooks, "jobs/1");
      Await.until("a failed attempt", () -> all(webhooks).getFirst().attempts().size() == 1);
      tell(webhooks, "jobs/2");

      Await.until(
          "both to be dead",
          () -> all(webhooks).stream().allMatch(it -> it.state() == DeliveryState.DEAD));
      Await.until("the count to follow", () -> webhooks.waitingCount() == 0);
      Subscription disabled = webhooks.subscriptions().find(made.subscription().id()).orElseThrow();
      assertThat(disabled.disabled().orElse("")).contains("410");
      assertThat(disabled.version()).isEqualTo(2);
      tell(webhooks, "jobs/3");
      assertThat(all(webhooks)).hasSize(2);
      assertThat(receiver.received()).hasSize(2);
    }

    @Test
    void secret_rotated_bothSignForADay() throws Exception {
      Webhooks webhooks = open(SHORT);
      SecretSubscription first = subscribe(webhooks);
      SecretSubscription second =
          webhooks.subscriptions().rotate(first.subscription().id(), CLOCK.instant()).orElseThrow();

      tell(webhooks, "jobs/1");

      Receiver.Received got = receiver.awaitReceived(1).getFirst();
      assertThat(got.header("webhook-signature"))
          .isEqualTo(signature(second.secret(), got) + " " + signature(first.secret(), got));
    }

    @Test
    void delivery_brokenOffByTheEnd_isSentAgainAfterTheNextStart() {
      Webhooks before = open(Duration.ofHours(1));
      subscribe(before);
      receiver.shut();
      tell(before, "jobs/1");
      String id = receiver.awaitReceived(1).getFirst().header("webhook-id");
      before.close();
      receiver.open();

      Webhooks after = open(Duration.ofHours(1));

      assertThat(receiver.awaitReceived(2).get(1).header("webhook-id")).isEqualTo(id);
      assertThat(awaitEnd(after, DeliveryState.DELIVERED).attempts()).hasSize(1);
      assertThat(receiver.received()).hasSize(2);
      assertThat(after.waitingCount()).isZero();
    }

    @Test
    void delivery_replayedWhileItIsBeingSent_isSentOnceMore() {
      Webhooks webhooks = open(SHORT);
      subscribe(webhooks);
      receiver.shut();
      tell(webhooks, "jobs/1");
      receiver.awaitReceived(1);

      webhooks.replay(all(webhooks).getFirst());
      receiver.open();

      receiver.awaitReceived(2);
      Delivery delivered = awaitEnd(webhooks, DeliveryState.DELIVERED);
      assertThat(delivered.roundNumber()).isEqualTo(2);
      assertThat(delivered.attempts()).hasSize(2);
      assertThat(webhooks.waitingCount()).isZero();
    }

    @Test
    void delivery_replayedTwiceAtOnce_waitsOnce() {
      Webhooks webhooks = open();
      subscribe(webhooks);
      tell(webhooks, "jobs/1");
      Delivery delivered = awaitEnd(webhooks, DeliveryState.DELIVERED);
      receiver.shut();

      webhooks.replay(delivered);
      webhooks.replay(delivered);

      assertThat(webhooks.waitingCount()).isEqualTo(1);
      receiver.open();
      awaitEnd(webhooks, DeliveryState.DELIVERED);
    }

    @Test
    void subscription_slow_holdsNoOtherUp() {
      Webhooks webhooks = open(Duration.ofHours(1));
      subscribe(webhooks);
      receiver.shut();
      try (Receiver quick = new Receiver()) {
        assertThat(
                webhooks
                    .subscriptions()
                    .add(
                        new SubscriptionDraft(URI.create(quick.url()), List.of(), "", true),
                        CLOCK.instant()))
            .isPresent();
        for (int i = 0; i < 10; i++) {
          tell(webhooks, "jobs/" + i);
        }

        quick.awaitReceived(10);

        assertThat(receiver.received()).hasSize(1);
      }
    }

    @Test
    void subscription_deleted_givesUpWhatWaits() {
      Webhooks webhooks = open(Duration.ofHours(1));
      SecretSubscription made = subscribe(webhooks);
      receiver.answer(500);
      tell(webhooks, "jobs/1");
      Await.until("a failed attempt", () -> all(webhooks).getFirst().attempts().size() == 1);

      assertThat(webhooks.subscriptions().remove(made.subscription().id(), ANY, CLOCK.instant()))
          .isTrue();

      assertThat(all(webhooks).getFirst().reason()).contains("The subscription was deleted.");
      assertThat(webhooks.waitingCount()).isZero();
      assertThat(open().subscriptions().find(made.subscription().id())).isEmpty();
    }

    @Test
    void subscription_readAgain_isAsItWas() {
      Webhooks webhooks = open();
      SubscriptionDraft draft = draft(List.of(EventType.JOB_DONE, EventType.LIMIT_SET));
      Subscription made =
          webhooks.subscriptions().add(draft, CLOCK.instant()).orElseThrow().subscription();
      Subscription changed =
          webhooks
              .subscriptions()
              .change(
                  made.id(),
                  new Expectation(Optional.of("1")),
                  new SubscriptionDraft(draft.url(), List.of(), "now all", false),
                  CLOCK.instant())
              .orElseThrow();

      assertThat(changed.version()).isEqualTo(2);
      assertThat(open().subscriptions().find(made.id())).contains(changed);
    }

    @Test
    void deliveries_listed_areNewestFirstAndFiltered() {
      Webhooks webhooks = open();
      SecretSubscription made = subscribe(webhooks);
      receiver.answer(500);
      tell(webhooks, "jobs/1");
      awaitEnd(webhooks, DeliveryState.DEAD);
      tell(webhooks, "jobs/2");
      awaitEnd(webhooks, DeliveryState.DELIVERED);

      Listed<Delivery> page = webhooks.deliveries("", "", Long.MAX_VALUE, 1);

      assertThat(page.entries()).extracting(it -> it.event().subject()).containsExactly("jobs/2");
      assertThat(page.more()).isTrue();
      assertThat(webhooks.deliveries("", "", page.last(), 1).entries())
          .extracting(it -> it.event().subject())
          .containsExactly("jobs/1");
      assertThat(webhooks.deliveries(made.subscription().id(), "Dead", Long.MAX_VALUE, 9).entries())
          .extracting(it -> it.event().subject())
          .containsExactly("jobs/1");
      assertThat(webhooks.deliveries("other", "", Long.MAX_VALUE, 9).entries()).isEmpty();
    }

    @Test
    void sweep_oldOrTooMany_leavesTheNewestAndThoseThatWait() {
      Instant now = CLOCK.instant();
      Instant old = now.minus(Duration.ofDays(31));
      jdbi.useTransaction(
          handle -> {
            long gone = DeliveryRows.addEvent(handle, event("jobs/gone"), old);
            DeliveryRows.add(handle, gone, "s", "dead", old);
            long waits = DeliveryRows.addEvent(handle, event("jobs/waits"), old);
            DeliveryRows.add(handle, waits, "s", "", old);
            for (int i = 0; i < 5; i++) {
              long recent = DeliveryRows.addEvent(handle, event("jobs/" + i), now);
              DeliveryRows.add(handle, recent, "s", "dead", now);
            }
            DeliveryRows.sweep(handle, now, Duration.ofDays(30), 3);
          });

      assertThat(
              jdbi.withHandle(handle -> DeliveryRows.list(handle, "", "", "", Long.MAX_VALUE, 99))
                  .entries())
          .extracting(it -> it.event().subject())
          .containsExactly("jobs/4", "jobs/3", "jobs/2", "jobs/waits");
      jdbi.useTransaction(
          handle ->
              DeliveryRows.sweep(handle, now.plus(Duration.ofHours(2)), Duration.ofDays(30), 3));
      assertThat(eventCount()).isEqualTo(4);
    }

    @Test
    void events_beyondWhatMayWait_areDeadAtOnce() {
      Backlog full = new Backlog();
      WebhookFigures figures = new WebhookFigures();
      Subscriptions subscriptions = Subscriptions.open(jdbi, full, figures);
      String id =
          subscriptions.add(draft(List.of()), CLOCK.instant()).orElseThrow().subscription().id();
      full.add(id, Outbox.MOST_WAITING, 0);

      jdbi.useTransaction(
          handle ->
              new Outbox(subscriptions, full, figures)
                  .add(handle, event("jobs/1"), CLOCK.instant()));

      assertThat(
              jdbi.withHandle(
                      handle -> DeliveryRows.list(handle, "", "", "Dead", Long.MAX_VALUE, 9))
                  .entries())
          .hasSize(1);
      assertThat(figures.deadCount()).isEqualTo(1);
      assertThat(full.waitingCount(id)).isEqualTo(Outbox.MOST_WAITING);
    }

    private Webhooks open(Duration... pauses) {
      return opened(Duration.ofSeconds(10), List.of(pauses));
    }

    private Webhooks opened(Duration timeout, List<Duration> pauses) {
      Webhooks webhooks =
          remember(
              Webhooks.open(
                  jdbi,
                  new WebhookSettings(List.of(AllowedTarget.parse("127.0.0.1")), pauses, timeout),
                  CLOCK));
      webhooks.begin();
      return webhooks;
    }

    private Webhooks remember(Webhooks webhooks) {
      opened.add(webhooks);
      return webhooks;
    }

    private SubscriptionDraft draft(List<EventType> types) {
      return new SubscriptionDraft(URI.create(receiver.url()), types, "", true);
    }

    private SecretSubscription subscribe(Webhooks webhooks) {
      return webhooks.subscriptions().add(draft(List.of()), CLOCK.instant()).orElseThrow();
    }

    private void tell(Webhooks webhooks, String subject) {
      jdbi.useTransaction(handle -> webhooks.outbox().add(handle, event(subject), CLOCK.instant()));
    }

    private static WebhookEvent event(String subject) {
      return WebhookEvent.of(EventType.JOB_DONE, subject, "/api/v1/" + subject)
          .with("energyWh", 7L);
    }

    private static List<Delivery> all(Webhooks webhooks) {
      return webhooks.deliveries("", "", Long.MAX_VALUE, 100).entries();
    }

    /** Waits until the newest delivery has ended in a state, and returns it. */
    private static Delivery awaitEnd(Webhooks webhooks, DeliveryState state) {
      Delivery found =
          Await.present(
              "a delivery to be " + state.word(),
              () -> all(webhooks).stream().limit(1).filter(it -> it.state() == state).findFirst());
      Await.until("the figures to follow", () -> webhooks.waitingCount() == 0);
      return found;
    }

    private int eventCount() {
      return jdbi.withHandle(
          handle ->
              handle.createQuery("SELECT COUNT(*) FROM webhook_event").mapTo(Integer.class).one());
    }

    private static String signature(String secret, Receiver.Received got) {
      return new SigningSecret(secret)
          .sign(
              got.header("webhook-id"),
              Long.parseLong(got.header("webhook-timestamp")),
              got.body().getBytes(StandardCharsets.UTF_8));
    }
  }
}
