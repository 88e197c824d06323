package eu.megawatt.fleet.sovereignty;

/**
 * The rules that workloads may ask to be held, {@value #VERSION}. A rule that changes is another
 * version, and what was judged under this one stays judged.
 */
public enum Rule {
  RESIDENCY_REST("R-RES-01", "Data at rest", "GDPR Art. 44-49; DORA register of information"),
  RESIDENCY_PROCESSING("R-RES-02", "Data in processing", "GDPR Art. 44-49; DORA"),
  RESIDENCY_BACKUP("R-RES-03", "Data in backup", "GDPR Art. 44-49; HDS v2 (decree 2026-209)"),
  RESIDENCY_METADATA("R-RES-04", "Metadata", "CADA COM(2026) 502 Annex II, level 1"),
  RESIDENCY_TELEMETRY("R-RES-05", "Telemetry", "CADA COM(2026) 502 Annex II, level 1"),
  OPERATOR_SEAT("R-OPR-01", "Seat of the operator", "SecNumCloud 3.2, 19.6"),
  OWNERSHIP(
      "R-OPR-02", "Owners of the operator", "SecNumCloud 3.2, 19.6: 24 % each, 39 % together"),
  LAWS("R-OPR-03", "Laws of others", "Schrems II (C-311/18); CLOUD Act; FISA 702"),
  HOST("R-OPR-04", "Whoever hosts the operator", "CADA Annex II: subcontractors included"),
  KEY_CUSTODY("R-KEY-01", "Custody of keys", "EDPB Recommendations 01/2020"),
  KEY_CUSTODIAN("R-KEY-02", "Where keys are held", "EDPB Recommendations 01/2020"),
  KEY_ACCESS("R-KEY-03", "Who can decrypt", "EDPB Recommendations 01/2020"),
  STAFF_CITIZENSHIP("R-STF-01", "Citizenship of staff", "CADA Annex II, level 3"),
  STAFF_CLEARANCE("R-STF-02", "Clearance of staff", "National security rules"),
  REMOTE_ACCESS("R-STF-03", "Remote access", "HDS v2: access from a third country is a transfer"),
  VENDORS("R-HW-01", "Makers of hardware", "EU Cloud Sovereignty Framework 1.2.1, SOV-5"),
  HARDWARE_CLASSES("R-HW-02", "Classes of hardware", "Export control"),
  CONFIDENTIAL("R-HW-03", "Confidential computing", "EU Cloud Sovereignty Framework, SOV-7"),
  PATH("R-NET-01", "Countries on the way", "GDPR Art. 44-49"),
  CARRIERS("R-NET-02", "Jurisdiction of carriers", "Schrems II (C-311/18)"),
  ENCRYPTED("R-NET-03", "Encryption on the way", "GDPR Art. 32"),
  SUB_PROCESSORS("R-SUB-01", "Sub-processors", "GDPR Art. 28; DORA subcontracting chain"),
  CERTIFICATE("R-CRT-01", "Certificate", "Held through the end of the placement"),
  CADA("R-CRT-02", "Union assurance level", "CADA COM(2026) 502 Art. 16, Annex II"),
  SEAL("R-CMB-01", "SEAL", "EU Cloud Sovereignty Framework: a gate for each objective"),
  ISOLATION("R-ISO-01", "Isolation", "National security rules; customer's contract"),
  AIR_GAP("R-ISO-02", "Air gap", "National security rules"),
  FAILOVER("R-FOV-01", "Failover", "Every target satisfies the same profile");

  /** The version of the rules. */
  public static final String VERSION = "2026-11";

  private final String id;
  private final String title;
  private final String basis;

  Rule(String id, String title, String basis) {
    this.id = id;
    this.title = title;
    this.basis = basis;
  }

  /** Such as {@code R-RES-01}. */
  public String id() {
    return id;
  }

  public String title() {
    return title;
  }

  /** What it comes from. */
  public String basis() {
    return basis;
  }

  /** The rule of where data may be in a state. */
  public static Rule of(DataState state) {
    return switch (state) {
      case REST -> RESIDENCY_REST;
      case PROCESSING -> RESIDENCY_PROCESSING;
      case BACKUP -> RESIDENCY_BACKUP;
      case METADATA -> RESIDENCY_METADATA;
      case TELEMETRY -> RESIDENCY_TELEMETRY;
    };
  }
}
