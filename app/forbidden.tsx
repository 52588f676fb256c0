export default function ForbiddenPage() {
  return (
    <main className="wrap gone" id="main">
      <h1>This page is for admins.</h1>
      <p>Your sign-in does not allow it. Ask an admin of this record.</p>
      <p>
        <a href="/desk">To the desk</a>
      </p>
    </main>
  )
}
