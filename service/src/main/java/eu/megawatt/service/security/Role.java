package eu.megawatt.service.security;

import static eu.megawatt.service.security.Scope.ENERGY_READ;
import static eu.megawatt.service.security.Scope.FINANCE_READ;
import static eu.megawatt.service.security.Scope.FINANCE_WRITE;
import static eu.megawatt.service.security.Scope.FLEET_READ;
import static eu.megawatt.service.security.Scope.JOBS_READ;
import static eu.megawatt.service.security.Scope.JOBS_WRITE;
import static eu.megawatt.service.security.Scope.LIMITS_READ;
import static eu.megawatt.service.security.Scope.LIMITS_WRITE;
import static eu.megawatt.service.security.Scope.PLANS_APPROVE;
import static eu.megawatt.service.security.Scope.PLANS_READ;
import static eu.megawatt.service.security.Scope.PLANS_WRITE;
import static eu.megawatt.service.security.Scope.SOVEREIGNTY_READ;
import static eu.megawatt.service.security.Scope.SOVEREIGNTY_WRITE;
import static eu.megawatt.service.security.Scope.SYSTEM_READ;
import static eu.megawatt.service.security.Scope.TELEMETRY_READ;
import static eu.megawatt.service.security.Scope.TELEMETRY_WRITE;
import static eu.megawatt.service.security.Scope.VALIDATION_READ;
import static eu.megawatt.service.security.Scope.VALIDATION_WRITE;
import static eu.megawatt.service.security.Scope.WEBHOOKS_READ;
import static eu.megawatt.service.security.Scope.WEBHOOKS_WRITE;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What somebody is here for, as the set of what that needs. */
public enum Role {
  /** Makes the plan, and answers for limits. */
  PLANNER(
      "planner",
      EnumSet.of(
          FLEET_READ,
          TELEMETRY_READ,
          ENERGY_READ,
          JOBS_READ,
          JOBS_WRITE,
          PLANS_READ,
          PLANS_WRITE,
          PLANS_APPROVE,
          LIMITS_READ,
          LIMITS_WRITE,
          SOVEREIGNTY_READ,
          SOVEREIGNTY_WRITE,
          FINANCE_READ,
          VALIDATION_READ,
          VALIDATION_WRITE,
          WEBHOOKS_READ,
          SYSTEM_READ)),
  /** Brings jobs in and follows them: a person, or the scheduler of a cluster. */
  SCHEDULER(
      "scheduler",
      EnumSet.of(
          FLEET_READ,
          ENERGY_READ,
          JOBS_READ,
          JOBS_WRITE,
          PLANS_READ,
          SOVEREIGNTY_READ,
          VALIDATION_READ,
          WEBHOOKS_READ,
          WEBHOOKS_WRITE,
          SYSTEM_READ)),
  /** Answers for prices and for what was used. */
  FINANCE(
      "finance",
      EnumSet.of(
          FLEET_READ,
          ENERGY_READ,
          JOBS_READ,
          PLANS_READ,
          FINANCE_READ,
          FINANCE_WRITE,
          SYSTEM_READ)),
  /** A program at a site that sends readings. */
  SITE_AGENT(
      "site-agent",
      EnumSet.of(
          FLEET_READ, TELEMETRY_READ, TELEMETRY_WRITE, LIMITS_READ, VALIDATION_READ, SYSTEM_READ)),
  /** May do everything. */
  ADMINISTRATOR("administrator", Scope.all());

  private final String word;

  @SuppressWarnings("ImmutableEnumChecker") // nobody else has it, and it cannot be changed
  private final Set<Scope> scopes;

  Role(String word, Set<Scope> scopes) {
    this.word = word;
    this.scopes = Collections.unmodifiableSet(scopes);
  }

  /** Such as {@code site-agent}. */
  public String word() {
    return word;
  }

  /** What it may do. */
  public Set<Scope> scopes() {
    return scopes;
  }

  /** All words, in their order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Role::word).toList();
  }

  /** The role of a word. */
  public static Optional<Role> ofWord(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** The words of those that may do something. */
  public static List<String> having(Scope scope) {
    return Arrays.stream(values()).filter(it -> it.scopes.contains(scope)).map(Role::word).toList();
  }

  /** What several may do together. */
  public static Set<Scope> scopes(Set<Role> roles) {
    Set<Scope> all = EnumSet.noneOf(Scope.class);
    roles.forEach(it -> all.addAll(it.scopes));
    return all;
  }
}
