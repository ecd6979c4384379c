// The peer of the queue reader: what anybody would write first, and nothing else.
let rest = '';
let count = 0;
process.stdin.setEncoding('utf8');
for await (const chunk of process.stdin) {
  const lines = (rest + chunk).split('\n');
  rest = lines.pop();
  for (const line of lines) if (JSON.parse(line)) count++;
}
console.log(count);
