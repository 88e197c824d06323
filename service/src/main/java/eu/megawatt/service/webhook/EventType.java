package eu.megawatt.service.webhook;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What can be told. The words are part of the contract and never reused. */
public enum EventType {
  WEBHOOK_TEST("webhook.test"),
  JOB_PLACED("job.placed"),
  JOB_WAITING("job.waiting"),
  JOB_DISPATCHED("job.dispatched"),
  JOB_DONE("job.done"),
  JOB_FAILED("job.failed"),
  JOB_CANCELLED("job.cancelled"),
  JOB_LATE("job.late"),
  JOB_DRIFTED("job.drifted"),
  PLAN_PUBLISHED("plan.published"),
  TRAFFIC_PUBLISHED("traffic.published"),
  LIMIT_SET("limit.set"),
  LIMIT_BREACHED("limit.breached"),
  LIMIT_CLEARED("limit.cleared"),
  ATTESTATION_EXPIRING("attestation.expiring"),
  ATTESTATION_EXPIRED("attestation.expired"),
  NODE_QUARANTINED("node.quarantined"),
  NODE_RELEASED("node.released"),
  PERIOD_CLOSED("period.closed"),
  EXPORT_DONE("export.done");

  private static final List<String> WORDS = Arrays.stream(values()).map(EventType::word).toList();

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** The word in subscriptions and in what is sent. */
  public String word() {
    return word;
  }

  /** All words. */
  public static List<String> words() {
    return WORDS;
  }

  /** The type of a word; empty where there is none. */
  public static Optional<EventType> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }
}
