package eu.megawatt.fleet.sovereignty;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Profiles with all that they inherit. A child may only tighten: of two clauses of one key its own
 * counts, and whatever satisfies it has to satisfy its parent's. Immutable.
 */
public final class Profiles {

  private final Map<String, Profile> byId;
  private final Map<String, List<Clause>> whole = new LinkedHashMap<>();

  private Profiles(Map<String, Profile> byId) {
    this.byId = byId;
  }

  /**
   * Takes some profiles together.
   *
   * @throws InvalidProfilesException with everything that is wrong with them
   */
  public static Profiles of(Collection<Profile> all) {
    List<String> wrong = new ArrayList<>();
    Map<String, Profile> byId = new LinkedHashMap<>();
    for (Profile profile : all) {
      if (byId.putIfAbsent(profile.id(), profile) != null) {
        wrong.add("Profile %s is there twice. Maybe rename one.".formatted(profile.id()));
      }
    }
    Profiles profiles = new Profiles(byId);
    byId.values().forEach(it -> profiles.resolve(it, new LinkedHashSet<>(), wrong));
    if (!wrong.isEmpty()) {
      throw new InvalidProfilesException(wrong);
    }
    return profiles;
  }

  /** All of them, in the order in which they came. */
  public Collection<Profile> all() {
    return byId.values();
  }

  /** The profile of an id. */
  public Optional<Profile> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * All that a profile asks for, inherited clauses first.
   *
   * @throws IllegalArgumentException where there is no such profile
   */
  public List<Clause> clauses(String id) {
    List<Clause> its = whole.get(id);
    if (its == null) {
      throw new IllegalArgumentException("There is no profile " + id);
    }
    return its;
  }

  private List<Clause> resolve(Profile profile, Set<String> under, List<String> wrong) {
    List<Clause> known = whole.get(profile.id());
    if (known != null) {
      return known;
    }
    if (!under.add(profile.id())) {
      wrong.add(
          "Profile %s inherits from itself: %s. Maybe take one parent away."
              .formatted(profile.id(), String.join(" from ", under)));
      return List.of();
    }
    Map<String, Clause> clauses = new LinkedHashMap<>();
    inherited(profile, under, wrong).forEach(it -> clauses.put(it.key(), it));
    for (Clause own : profile.clauses()) {
      Clause before = clauses.put(own.key(), own);
      if (before != null && !own.isAsTightAs(before)) {
        wrong.add(
            "Profile %s loosens %s: %s, where %s is inherited. Maybe ask for no less."
                .formatted(profile.id(), own.key(), own.required(), before.required()));
      }
    }
    List<Clause> all = List.copyOf(clauses.values());
    whole.put(profile.id(), all);
    return all;
  }

  private List<Clause> inherited(Profile profile, Set<String> under, List<String> wrong) {
    if (profile.parent().isEmpty()) {
      return List.of();
    }
    Profile parent = byId.get(profile.parent().get());
    if (parent == null) {
      wrong.add(
          "Profile %s inherits from %s, which is not there. Known: %s."
              .formatted(profile.id(), profile.parent().get(), String.join(", ", byId.keySet())));
      return List.of();
    }
    return resolve(parent, under, wrong);
  }
}
