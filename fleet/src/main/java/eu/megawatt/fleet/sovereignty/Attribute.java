package eu.megawatt.fleet.sovereignty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that may be known of a subject.
 *
 * @param <V> what there is to know
 * @param of the kind of subject
 * @param name in documents
 */
@SuppressWarnings("UnusedTypeParameter") // it says what the values are
public record Attribute<V>(SubjectKind of, String name, ValueType type) {

  private static final String CERTIFICATE = "certificate.";
  private static final String SEAL = "seal.";

  /** Where the operator has its seat. */
  public static final Attribute<Set<String>> OPERATOR_SEAT =
      countries(SubjectKind.OPERATOR, "operator.seat");

  /** Who holds the operator in the end. */
  public static final Attribute<List<Holding>> OPERATOR_OWNERS =
      new Attribute<>(SubjectKind.OPERATOR, "operator.owners", ValueType.OWNERS);

  /** Laws of other jurisdictions that the operator or an owner is under. */
  public static final Attribute<Set<String>> OPERATOR_LAWS =
      words(SubjectKind.OPERATOR, "operator.laws");

  /** Union assurance level (COM(2026) 502, Annex II), 0 to 4. */
  public static final Attribute<Integer> CADA = level(SubjectKind.OPERATOR, "operator.cada");

  /** Where the host has its seat. */
  public static final Attribute<Set<String>> HOST_SEAT = countries(SubjectKind.HOST, "host.seat");

  /** Who holds the host in the end. */
  public static final Attribute<List<Holding>> HOST_OWNERS =
      new Attribute<>(SubjectKind.HOST, "host.owners", ValueType.OWNERS);

  /** Laws of other jurisdictions that the host or an owner is under. */
  public static final Attribute<Set<String>> HOST_LAWS = words(SubjectKind.HOST, "host.laws");

  /** Countries of those who make the machines. */
  public static final Attribute<Set<String>> VENDORS =
      countries(SubjectKind.HARDWARE, "hardware.vendors");

  /** Classes of machines and of export control. */
  public static final Attribute<Set<String>> CLASSES =
      words(SubjectKind.HARDWARE, "hardware.classes");

  /** Whether memory is sealed from whoever runs the machine, and that can be attested. */
  public static final Attribute<Boolean> CONFIDENTIAL =
      flag(SubjectKind.HARDWARE, "hardware.confidentialComputing");

  /** Countries through which data passes. */
  public static final Attribute<Set<String>> PATH = countries(SubjectKind.NETWORK, "network.path");

  /** Countries whose law the carriers are under. */
  public static final Attribute<Set<String>> CARRIERS =
      countries(SubjectKind.NETWORK, "network.carriers");

  /** Whether all that passes is encrypted. */
  public static final Attribute<Boolean> ENCRYPTED = flag(SubjectKind.NETWORK, "network.encrypted");

  /** The custody models on offer, such as {@code provider}, {@code byok}, {@code customer}. */
  public static final Attribute<Set<String>> CUSTODY = words(SubjectKind.KEYS, "keys.custody");

  /** Countries of those who hold the keys. */
  public static final Attribute<Set<String>> CUSTODIANS =
      countries(SubjectKind.KEYS, "keys.custodians");

  /** Whether whoever runs the service can decrypt. */
  public static final Attribute<Boolean> PROVIDER_DECRYPTS =
      flag(SubjectKind.KEYS, "keys.providerCanDecrypt");

  /** Citizenships of those who may enter or log in. */
  public static final Attribute<Set<String>> CITIZENSHIPS =
      countries(SubjectKind.STAFF, "staff.citizenships");

  /** The least clearance of those who may enter or log in, 0 to 4. */
  public static final Attribute<Integer> CLEARANCE = level(SubjectKind.STAFF, "staff.clearance");

  /** Countries from which the site is administered. */
  public static final Attribute<Set<String>> REMOTE_ACCESS =
      countries(SubjectKind.STAFF, "staff.remoteAccess");

  /** Countries whose law sub-processors are under; none where there are none. */
  public static final Attribute<Set<String>> SUB_PROCESSOR_SEATS =
      countries(SubjectKind.SUB_PROCESSOR, "subProcessor.seats");

  /** Names of sub-processors; none where there are none. */
  public static final Attribute<Set<String>> SUB_PROCESSOR_NAMES =
      words(SubjectKind.SUB_PROCESSOR, "subProcessor.names");

  /** What is shared with others. */
  public static final Attribute<Integer> ISOLATION =
      new Attribute<>(SubjectKind.SITE, "site.isolation", ValueType.ISOLATION);

  /** Whether no wire leads out. */
  public static final Attribute<Boolean> AIR_GAPPED = flag(SubjectKind.SITE, "site.airGapped");

  /** The SEAL of a whole site, 0 to 4, where its objectives are not told apart. */
  public static final Attribute<Integer> SEAL_OVERALL = level(SubjectKind.SITE, "seal");

  private static final Map<String, Attribute<?>> BY_NAME =
      Stream.<Attribute<?>>concat(
              Arrays.stream(DataState.values()).map(Attribute::data),
              Stream.of(
                  OPERATOR_SEAT,
                  OPERATOR_OWNERS,
                  OPERATOR_LAWS,
                  CADA,
                  HOST_SEAT,
                  HOST_OWNERS,
                  HOST_LAWS,
                  VENDORS,
                  CLASSES,
                  CONFIDENTIAL,
                  PATH,
                  CARRIERS,
                  ENCRYPTED,
                  CUSTODY,
                  CUSTODIANS,
                  PROVIDER_DECRYPTS,
                  CITIZENSHIPS,
                  CLEARANCE,
                  REMOTE_ACCESS,
                  SUB_PROCESSOR_SEATS,
                  SUB_PROCESSOR_NAMES,
                  ISOLATION,
                  AIR_GAPPED,
                  SEAL_OVERALL))
          .collect(Collectors.toUnmodifiableMap(Attribute::name, Function.identity()));

  /** Where data in a state is. */
  public static Attribute<Set<String>> data(DataState state) {
    return countries(
        state == DataState.TELEMETRY ? SubjectKind.TELEMETRY : SubjectKind.SITE,
        "data." + state.word());
  }

  /** A certificate under a scheme: its level, 0 where the scheme has none. */
  public static Attribute<Integer> certificate(String scheme) {
    return level(SubjectKind.SITE, CERTIFICATE + scheme);
  }

  /** The SEAL of an objective, 0 to 4. */
  public static Attribute<Integer> seal(SealObjective objective) {
    return level(SubjectKind.SITE, SEAL + objective.name());
  }

  /** The attribute of a name; empty where none is called so. */
  public static Optional<Attribute<?>> find(String name) {
    if (name.startsWith(CERTIFICATE) && name.length() > CERTIFICATE.length()) {
      return Optional.of(certificate(name.substring(CERTIFICATE.length())));
    }
    if (name.startsWith(SEAL)) {
      return SealObjective.find(name.substring(SEAL.length())).map(Attribute::seal);
    }
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** All names but those that have a scheme or an objective in them. */
  public static Set<String> names() {
    return BY_NAME.keySet();
  }

  private static Attribute<Set<String>> countries(SubjectKind of, String name) {
    return new Attribute<>(of, name, ValueType.COUNTRIES);
  }

  private static Attribute<Set<String>> words(SubjectKind of, String name) {
    return new Attribute<>(of, name, ValueType.WORDS);
  }

  private static Attribute<Integer> level(SubjectKind of, String name) {
    return new Attribute<>(of, name, ValueType.LEVEL);
  }

  private static Attribute<Boolean> flag(SubjectKind of, String name) {
    return new Attribute<>(of, name, ValueType.FLAG);
  }
}
