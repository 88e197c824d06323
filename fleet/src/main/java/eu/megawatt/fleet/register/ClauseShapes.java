package eu.megawatt.fleet.register;

import eu.megawatt.fleet.document.Shape;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.DataState;
import eu.megawatt.fleet.sovereignty.Rule;

/** The parts of a profile: what each may ask for. */
final class ClauseShapes {

  static final Shape<ClauseList> RESIDENCY = residency();

  static final Shape<ClauseList> OPERATOR =
      Shape.<ClauseList>of("an operator object")
          .optional(
              "seat", (in, its) -> its.within(Rule.OPERATOR_SEAT, Attribute.OPERATOR_SEAT, in))
          .optional(
              "owners",
              (in, its) ->
                  its.owners(new OwnershipEntry(Rule.OWNERSHIP, "", Attribute.OPERATOR_OWNERS, in)))
          .optional(
              "notUnder", (in, its) -> its.noneOf(Rule.LAWS, "", Attribute.OPERATOR_LAWS, in));

  static final Shape<ClauseList> HOST =
      Shape.<ClauseList>of("a host object")
          .optional("seat", (in, its) -> its.within(Rule.HOST, "seat", Attribute.HOST_SEAT, in))
          .optional(
              "owners",
              (in, its) ->
                  its.owners(new OwnershipEntry(Rule.HOST, "owners", Attribute.HOST_OWNERS, in)))
          .optional(
              "notUnder", (in, its) -> its.noneOf(Rule.HOST, "laws", Attribute.HOST_LAWS, in));

  static final Shape<ClauseList> KEYS =
      Shape.<ClauseList>of("a keys object")
          .optional("custody", (in, its) -> its.anyOf(Rule.KEY_CUSTODY, Attribute.CUSTODY, in))
          .optional(
              "custodians", (in, its) -> its.within(Rule.KEY_CUSTODIAN, Attribute.CUSTODIANS, in))
          .optional(
              "providerCanDecrypt",
              (in, its) -> its.is(Rule.KEY_ACCESS, Attribute.PROVIDER_DECRYPTS, in));

  static final Shape<ClauseList> STAFF =
      Shape.<ClauseList>of("a staff object")
          .optional(
              "citizenships",
              (in, its) -> its.within(Rule.STAFF_CITIZENSHIP, Attribute.CITIZENSHIPS, in))
          .optional(
              "clearance",
              (in, its) -> its.atLeast(Rule.STAFF_CLEARANCE, "", Attribute.CLEARANCE, in))
          .optional(
              "remoteAccess",
              (in, its) -> its.within(Rule.REMOTE_ACCESS, Attribute.REMOTE_ACCESS, in));

  static final Shape<ClauseList> HARDWARE =
      Shape.<ClauseList>of("a hardware object")
          .optional("vendors", (in, its) -> its.within(Rule.VENDORS, Attribute.VENDORS, in))
          .optional(
              "only", (in, its) -> its.only(Rule.HARDWARE_CLASSES, "only", Attribute.CLASSES, in))
          .optional(
              "noneOf",
              (in, its) -> its.noneOf(Rule.HARDWARE_CLASSES, "noneOf", Attribute.CLASSES, in))
          .optional(
              "confidentialComputing",
              (in, its) -> its.is(Rule.CONFIDENTIAL, Attribute.CONFIDENTIAL, in));

  static final Shape<ClauseList> NETWORK =
      Shape.<ClauseList>of("a network object")
          .optional("path", (in, its) -> its.within(Rule.PATH, Attribute.PATH, in))
          .optional("carriers", (in, its) -> its.within(Rule.CARRIERS, Attribute.CARRIERS, in))
          .optional("encrypted", (in, its) -> its.is(Rule.ENCRYPTED, Attribute.ENCRYPTED, in));

  static final Shape<ClauseList> SUB_PROCESSORS =
      Shape.<ClauseList>of("a subProcessors object")
          .optional(
              "seats",
              (in, its) ->
                  its.within(Rule.SUB_PROCESSORS, "seats", Attribute.SUB_PROCESSOR_SEATS, in))
          .optional(
              "only",
              (in, its) ->
                  its.only(Rule.SUB_PROCESSORS, "only", Attribute.SUB_PROCESSOR_NAMES, in));

  private ClauseShapes() {}

  private static Shape<ClauseList> residency() {
    Shape<ClauseList> shape = Shape.of("a residency object");
    for (DataState state : DataState.values()) {
      shape.optional(
          state.word(), (in, its) -> its.within(Rule.of(state), Attribute.data(state), in));
    }
    return shape;
  }
}
