package eu.megawatt.fleet.sovereignty;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything that is known of places and asked by profiles, as of one version. Thread-safe.
 *
 * <p>Permissions are kept once they are worked out: one for each profile and place at most.
 */
public final class Register {

  /** The format's name in documents. */
  public static final String FORMAT = "megawatt/sovereignty/1";

  /** Asks nothing and knows nothing. */
  public static final Register NONE = new Register("none", "", Profiles.of(List.of()), Map.of());

  private record Asked(String profile, String place) {}

  private final String version;
  private final String name;
  private final Profiles profiles;
  private final Map<String, Place> places;
  private final Map<Asked, Permission> permissions = new ConcurrentHashMap<>();

  private Register(String version, String name, Profiles profiles, Map<String, Place> places) {
    this.version = version;
    this.name = name;
    this.profiles = profiles;
    this.places = places;
  }

  /**
   * A register.
   *
   * @param version what tells it from others; the digest of its document
   */
  public static Register of(
      String version, String name, Profiles profiles, Collection<Place> places) {
    Map<String, Place> byId = new LinkedHashMap<>();
    places.forEach(it -> byId.put(it.id(), it));
    return new Register(version, name, profiles, byId);
  }

  /** The digest of its document; {@code none} where it is {@link #NONE}. */
  public String version() {
    return version;
  }

  public String name() {
    return name;
  }

  public Profiles profiles() {
    return profiles;
  }

  /** All places, in the document's order. */
  public Collection<Place> places() {
    return places.values();
  }

  /** What is known of a place; empty where nothing is. */
  public Optional<Place> place(String id) {
    return Optional.ofNullable(places.get(id));
  }

  /** Whether it has a profile of an id. */
  public boolean has(String profile) {
    return profiles.find(profile).isPresent();
  }

  /**
   * Who holds a profile against places.
   *
   * @throws IllegalArgumentException where there is no such profile
   */
  public Judge judge(String profile) {
    List<Waiver> waivers = profiles.find(profile).map(Profile::waivers).orElse(List.of());
    return new Judge(profiles.clauses(profile), waivers, this::place);
  }

  /** When a profile permits a place; never where nothing is known of the place. */
  public Permission permission(String profile, String placeId) {
    Optional<Place> place = place(placeId);
    return place.isEmpty()
        ? Permission.NEVER
        : permissions.computeIfAbsent(
            new Asked(profile, placeId), _ -> judge(profile).permission(place.get()));
  }
}
