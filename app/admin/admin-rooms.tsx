const rooms = [
  { name: 'Settings', href: '/admin/settings' },
  { name: 'Audit log', href: '/admin/audit' },
  { name: 'System', href: '/admin/system' },
] as const

/** The rooms of an admin that are rarely asked for, at the head of each of them. */
export function AdminRooms({ at }: { at: (typeof rooms)[number]['name'] }) {
  return (
    <nav className="chips admin-rooms" aria-label="Administration">
      {rooms.map(({ name, href }) => (
        <a key={href} className="chip" href={href} aria-current={name === at ? 'page' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
