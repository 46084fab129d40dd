/**
 * A certificate of nobody for example.test and its subdomains, with its key: for servers of tests on this machine. Nothing trusts it but the
 * tests themselves. Made with `openssl req -x509 -newkey ec -nodes -days 36500`.
 */
export const TEST_CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBtzCCAVygAwIBAgIUBvsCWCgn2NeB0KMPM1wv1NkFc5wwCgYIKoZIzj0EAwIw
FzEVMBMGA1UEAwwMZXhhbXBsZS50ZXN0MCAXDTI2MTEyMjIwMzYwMVoYDzIxMjYx
MDI5MjAzNjAxWjAXMRUwEwYDVQQDDAxleGFtcGxlLnRlc3QwWTATBgcqhkjOPQIB
BggqhkjOPQMBBwNCAAR1dOoqk6gJJHlFODjePWPxWmUgzZGqUlh7mQuXU9asptr7
cHOLHCHeor7LQr54xSFRazUvoHP6R4bd5sFhvu0Bo4GDMIGAMB0GA1UdDgQWBBQ5
sFzHzbck8Qmn7+cjH+AGAIitejAfBgNVHSMEGDAWgBQ5sFzHzbck8Qmn7+cjH+AG
AIitejAtBgNVHREEJjAkggxleGFtcGxlLnRlc3SCDiouZXhhbXBsZS50ZXN0hwR/
AAACMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANUvkuM4iaUW
05kWvRAFINySx0zRR+NspN6MwFGX0guFAiEAqdv+5en0LemT5X7u2o4zILRAYo3b
FpQMyqNh19jBm+c=
-----END CERTIFICATE-----
`;
export const TEST_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNKpJ4bqJXixe+CD4
OAFvoqtiTO4LYhlh0Rqe3O2Q8o+hRANCAAR1dOoqk6gJJHlFODjePWPxWmUgzZGq
Ulh7mQuXU9asptr7cHOLHCHeor7LQr54xSFRazUvoHP6R4bd5sFhvu0B
-----END PRIVATE KEY-----
`;
