package eu.megawatt.service.security;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One thing that somebody may do. Every route of the service names the one that it needs. */
public enum Scope {
  /** The fleet's document, its snapshots, and the power that it draws. */
  FLEET_READ("fleet:read"),
  FLEET_WRITE("fleet:write"),
  /** Where readings come from and how they come in. */
  TELEMETRY_READ("telemetry:read"),
  /** Readings, and which job had which GPUs. */
  TELEMETRY_WRITE("telemetry:write"),
  SOURCES_WRITE("sources:write"),
  /** What was used, by whom. */
  ENERGY_READ("energy:read"),
  JOBS_READ("jobs:read"),
  JOBS_WRITE("jobs:write"),
  /** Scenarios, plans, the plan that is lived by and the search behind it. */
  PLANS_READ("plans:read"),
  PLANS_WRITE("plans:write"),
  /** To say yes or no to what somebody else wants to change. */
  PLANS_APPROVE("plans:approve"),
  /** Limits of power, and outages. */
  LIMITS_READ("limits:read"),
  LIMITS_WRITE("limits:write"),
  SOVEREIGNTY_READ("sovereignty:read"),
  SOVEREIGNTY_WRITE("sovereignty:write"),
  /** Prices, and what a megawatt is worth. */
  FINANCE_READ("finance:read"),
  FINANCE_WRITE("finance:write"),
  /** What nodes deliver, who measures it, and which nodes the plan does without. */
  VALIDATION_READ("validation:read"),
  VALIDATION_WRITE("validation:write"),
  WEBHOOKS_READ("webhooks:read"),
  WEBHOOKS_WRITE("webhooks:write"),
  AUDIT_READ("audit:read"),
  /** Accounts and tokens. */
  ACCESS_READ("access:read"),
  ACCESS_WRITE("access:write"),
  /** How the service itself is, and its contract. */
  SYSTEM_READ("system:read");

  private final String word;

  Scope(String word) {
    this.word = word;
  }

  /** Such as {@code jobs:read}. */
  public String word() {
    return word;
  }

  /** All of them. */
  public static Set<Scope> all() {
    return EnumSet.allOf(Scope.class);
  }

  /** All words, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Scope::word).toList();
  }

  /** The scope of a word. */
  public static Optional<Scope> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }
}
