import { describe, expect, it } from 'vitest';
import { curl, curlPost } from './curl';

describe('commands', () => {
  it('name the whole address and leave the token to the shell', () => {
    expect(curl('/api/v1/jobs?state=Waiting', 'http://here:1')).toBe(
      'curl -H "Authorization: Bearer $MEGAWATT_TOKEN" \'http://here:1/api/v1/jobs?state=Waiting\'',
    );
  });
  it('keep an apostrophe in what they send', () => {
    const command = curlPost('/api/v1/jobs', 'http://here:1', { tenant: "l'usine" }, { 'Idempotency-Key': 'k' });
    expect(command).toContain(`-d '{"tenant":"l'\\''usine"}'`);
    expect(command).toContain("-H 'Idempotency-Key: k'");
  });
});
