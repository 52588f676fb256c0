import type { ReactNode } from 'react'

type Props = { title: string; lede: ReactNode; children: ReactNode }

/** The frame of a page where nobody is signed in yet: sign-in, an invitation, the first admin. */
export function Entrance({ title, lede, children }: Props) {
  return (
    <div className="login">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <div className="wrap top__in">
          <a className="word" href="/">
            On<i>record</i>
          </a>
        </div>
      </header>
      <main id="main" className="login__main">
        <h1 className="h-page">{title}</h1>
        <p className="login__lede">{lede}</p>
        {children}
      </main>
    </div>
  )
}
