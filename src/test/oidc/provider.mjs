// A certified provider of OpenID Connect on a free port of this machine, with keys of its own and the
// client "runsheet". Prints its port, reads the redirect URI of the client from the first line that comes
// in, prints "ready", and ends when nothing more can come in. Whoever signs in is who they say they are,
// with the address that they say; it has verified all but those that begin with "unverified".
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { Provider } from 'oidc-provider';

const port = Number(process.argv[2] ?? 0);

function key() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid: randomUUID(), use: 'sig', alg: 'RS256' };
}

function person(id) {
  const [first, last] = id.split('@')[0].split('.');
  return {
    sub: id,
    email: id,
    email_verified: !id.startsWith('unverified'),
    given_name: first,
    family_name: last ?? 'Known',
  };
}

const server = createServer();
server.listen(port, '127.0.0.1', () => console.log(server.address().port));
const lines = createInterface({ input: process.stdin });
lines.once('line', (redirect) => {
  const provider = new Provider(`http://127.0.0.1:${server.address().port}`, {
    clients: [{ client_id: 'runsheet', client_secret: 'a-secret-of-two', redirect_uris: [redirect] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name', 'family_name'] },
    conformIdTokenClaims: process.argv[3] !== 'in-token',
    cookies: { keys: [randomUUID()] },
    jwks: { keys: [key()] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => person(id) }),
  });
  server.on('request', provider.callback());
  console.log('ready');
});
lines.on('close', () => process.exit(0));
