// NVML of one device, whose power and throttle reasons stub_set chooses.
#include <string.h>

static unsigned power = 350000;
static unsigned long long reasons = 0x5;
static int opened, missing;

void stub_set(int what, long value) {
  if (what == 0) power = (unsigned)value;
  if (what == 1) reasons = (unsigned long long)value;
  if (what == 2) missing = (int)value;
}

long stub_get(int what) { return (void)what, opened; }

int nvmlInit_v2(void) { return opened++, 0; }
int nvmlShutdown(void) { return opened--, 0; }

int nvmlDeviceGetHandleByUUID(const char *uuid, void **device) {
  *device = (void *)0x60;
  return strcmp(uuid, "GPU-00112233-4455-6677-8899-aabbccddeeff") ? 6 : 0;
}

int nvmlDeviceGetTotalEnergyConsumption(void *device, unsigned long long *millijoules) {
  *millijoules = 12345678901ull;
  return device != (void *)0x60 ? 2 : missing ? 3 : 0;
}

int nvmlDeviceGetPowerUsage(void *device, unsigned *milliwatts) {
  return *milliwatts = power, device == (void *)0x60 ? 0 : 2;
}

int nvmlDeviceGetClockInfo(void *device, int kind, unsigned *megahertz) {
  return *megahertz = 1980, device == (void *)0x60 && kind == 1 ? 0 : 2;
}

int nvmlDeviceGetTemperature(void *device, int sensor, unsigned *celsius) {
  return *celsius = 61, device == (void *)0x60 && sensor == 0 ? 0 : 2;
}

int nvmlDeviceGetCurrentClocksThrottleReasons(void *device, unsigned long long *bits) {
  return *bits = reasons, device == (void *)0x60 ? 0 : 2;
}

int nvmlSystemGetDriverVersion(char *version, unsigned length) {
  return strncpy(version, "580.65.06", length), length < 80 ? 7 : 0;
}

int nvmlDeviceGetVbiosVersion(void *device, char *version, unsigned length) {
  return strncpy(version, "96.00.A5.00.01", length), device == (void *)0x60 && length >= 32 ? 0 : 2;
}
