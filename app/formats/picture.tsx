import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { ImageResponse } from 'next/og'
import type { ReactNode } from 'react'
import { drawable } from '@/lib/drawable'
import type { Picture } from '@/lib/picture'

const alphabets = ['latin', 'latin-ext', 'cyrillic', 'greek', 'vietnamese']
const faces = [
  { name: 'source-serif-4', weight: 400 },
  { name: 'inter', weight: 400 },
  { name: 'inter', weight: 600 },
] as const
const family = (name: string) => alphabets.map((alphabet) => `${name} ${alphabet}`).join(', ')
const [serif, sans] = [family('source-serif-4'), family('inter')]

/** Each alphabet is a face of its own: the drawing takes the next where one lacks a letter. */
const fonts = async () =>
  Promise.all(
    faces.flatMap(({ name, weight }) =>
      alphabets.map(async (alphabet) => ({
        name: `${name} ${alphabet}`,
        weight,
        style: 'normal' as const,
        data: await readFile(
          path.join(
            process.cwd(),
            `node_modules/@fontsource/${name}/files/${name}-${alphabet}-${weight}-normal.woff`,
          ),
        ),
      })),
    ),
  )

const ink = { main: '#161a18', second: '#434a46', third: '#5a625d', rule: '#7f867f', accent: '#0b5a4a' }

/** A picture of 1200 by 630 pixels in the look of the pages. Draws with our own faces and fetches nothing. */
export async function picture({ above, words, below, margin }: Picture): Promise<Response> {
  const title = drawable(words, 240) ?? above
  const size = title.length < 70 ? 64 : title.length < 140 ? 52 : 42
  const lines = below.flatMap((line) => drawable(line, 110) ?? [])
  return new ImageResponse(
    <div
      style={{
        display: 'flex',
        flexDirection: 'column',
        width: '100%',
        height: '100%',
        background: '#f6f6f1',
        color: ink.main,
        fontFamily: sans,
      }}
    >
      <div style={{ display: 'flex', justifyContent: 'space-between', padding: '30px 64px 20px' }}>
        <span style={{ fontFamily: serif, fontSize: 44 }}>Onrecord</span>
        <span style={{ fontSize: 24, color: ink.third, paddingTop: 18 }}>who said what, and when</span>
      </div>
      <Line />
      <Line />
      <div style={{ display: 'flex', flex: 1, padding: '0 64px' }}>
        <div
          style={{
            display: 'flex',
            width: 210,
            padding: '52px 28px 0 0',
            justifyContent: 'flex-end',
            textAlign: 'right',
            fontSize: 26,
            fontWeight: 600,
          }}
        >
          {margin && drawable(margin, 40)}
        </div>
        <div style={{ display: 'flex', width: 3, background: ink.accent }} />
        <div style={{ display: 'flex', flexDirection: 'column', flex: 1, padding: '48px 0 40px 40px' }}>
          <Text size={24} color={ink.third}>
            {above}
          </Text>
          <div
            style={{
              display: 'flex',
              fontFamily: serif,
              fontSize: size,
              lineHeight: 1.16,
              margin: '14px 0 26px',
            }}
          >
            {title}
          </div>
          {lines.map((line) => (
            <Text key={line} size={28} color={ink.second}>
              {line}
            </Text>
          ))}
        </div>
      </div>
    </div>,
    {
      width: 1200,
      height: 630,
      fonts: await fonts(),
      headers: { 'Cache-Control': 'public, max-age=0, must-revalidate' },
    },
  )
}

function Text({ size, color, children }: { size: number; color: string; children: ReactNode }) {
  return <div style={{ display: 'flex', fontSize: size, lineHeight: 1.4, color }}>{children}</div>
}

function Line() {
  return <div style={{ display: 'flex', height: 2, marginTop: 3, background: ink.rule }} />
}
