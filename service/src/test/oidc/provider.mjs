// A real OpenID provider on the loopback: whoever comes is signed in as the account that the test
// asks for by login_hint, without being asked anything.
import Provider from 'oidc-provider';

const [port, redirect, idTokenSeconds] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const people = {
  ada: { name: 'Ada L.', groups: ['power-planners'], tenant: 'acme' },
  root: { name: 'Root', groups: ['administrator'] },
  eve: { name: 'Eve', groups: ['visitors'] },
};
const machines = {
  'scheduler-of-acme': { groups: ['scheduler'], tenant: 'acme' },
  printer: { groups: ['office'] },
};
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'megawatt',
      client_secret: 'known to the tests alone',
      redirect_uris: [redirect],
      post_logout_redirect_uris: [new URL('/', redirect).href],
    },
    ...Object.keys(machines).map((id) => ({
      client_id: id,
      client_secret: 'known to the tests alone',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    })),
  ],
  claims: { openid: ['sub'], profile: ['name', 'groups', 'tenant'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  ttl: { IdToken: () => Number(idTokenSeconds) },
  extraTokenClaims: (_ctx, token) => machines[token.clientId],
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_ctx, resource) => ({
        scope: '', audience: resource, accessTokenFormat: 'jwt', accessTokenTTL: 600, jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...people[id] }) }),
  loadExistingGrant: async (ctx) => {
    const grant = new ctx.oidc.provider.Grant({
      clientId: ctx.oidc.client.clientId,
      accountId: ctx.oidc.session.accountId,
    });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});
let who = 'ada';
provider.use(async (ctx, next) => {
  if (ctx.path.startsWith('/be/')) {
    who = ctx.path.slice(4);
    ctx.body = who;
  } else if (ctx.path.startsWith('/interaction/')) {
    const result = who === 'nobody' ? { error: 'access_denied', error_description: 'not today' } : { login: { accountId: who } };
    await provider.interactionFinished(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
    ctx.respond = false;
  } else {
    await next();
  }
});
provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
