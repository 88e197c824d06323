package eu.megawatt.fleet.sovereignty;

/** A state in which data has a place. */
public enum DataState {
  REST,
  PROCESSING,
  BACKUP,
  METADATA,
  TELEMETRY
}
