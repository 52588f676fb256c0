import path from 'node:path'
import type { NextConfig } from 'next'

const dev = process.env.NODE_ENV !== 'production'
const origin = process.env.ONRECORD_URL || null

const policy = (formAction: string, ancestors = "'none'") =>
  [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${dev ? " 'unsafe-eval'" : ''}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src 'self'${dev ? ' ws:' : ''}`,
    `frame-ancestors ${ancestors}`,
    "base-uri 'self'",
    `form-action ${formAction}`,
    "object-src 'none'",
  ].join('; ')

const policyHeader = (formAction: string, ancestors?: string) => ({
  key: 'Content-Security-Policy',
  value: policy(formAction, ancestors),
})

const everywhere = [
  policyHeader("'self'"),
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
]

const secret = [
  { key: 'X-Robots-Tag', value: 'noindex, nofollow' },
  { key: 'Referrer-Policy', value: 'same-origin' },
]

const cached = (source: string, value: string) => ({ source, headers: [{ key: 'Cache-Control', value }] })

const config: NextConfig = {
  distDir: process.env.ONRECORD_BUILD || '.next/dev',
  // Types are a check of their own; Next would rewrite tsconfig.json for each build.
  typescript: { ignoreBuildErrors: true, tsconfigPath: process.env.ONRECORD_TSCONFIG || 'tsconfig.json' },
  cacheHandler: path.join(import.meta.dirname, 'cache-handler.cjs'),
  cacheMaxMemorySize: 0,
  serverExternalPackages: [
    '@citation-js/core',
    '@citation-js/plugin-bibtex',
    '@citation-js/plugin-ris',
    '@node-rs/argon2',
    'nodemailer',
    'postgres',
    'rate-limiter-flexible',
  ],
  poweredByHeader: false,
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: '12mb', allowedOrigins: origin ? [new URL(origin).host] : [] },
  },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    // The cards of claims are made for other pages' frames; no other page is.
    { source: '/((?!embed/).*)', headers: [{ key: 'X-Frame-Options', value: 'DENY' }] },
    { source: '/embed/:path*', headers: [policyHeader("'none'", '*')] },
    // Feeds, files, citations and cards are for other pages' scripts too: public, and the same for everyone.
    {
      source: '/(feeds|files|formats|ns|oembed|timemaps|sitemaps)/:path*',
      headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }],
    },
    // A shared cache must ask every time: the next request shows a correction. The tag in the answer makes it cheap.
    cached('/((?!desk|admin|login|invitation|setup|api|_next).*)', 'public, max-age=0, must-revalidate'),
    ...['/desk/:path*', '/admin/:path*', '/login', '/invitation/:path*', '/setup'].map((source) =>
      cached(source, 'private, no-store'),
    ),
    // Their addresses may hold a token: no index, no other site, is to know it.
    ...['/invitation/:path*', '/setup'].map((source) => ({ source, headers: secret })),
    // Without JavaScript the sign-in form is sent on to the provider that was chosen.
    { source: '/login', headers: [policyHeader("'self' https:")] },
  ],
}

export default config
