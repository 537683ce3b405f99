// Shows openapi.json as a page.
const place = document.getElementById('description');
const description = await (await fetch('/api/v1/openapi.json')).json();

const make = (tag, text, ...children) => {
  const element = document.createElement(tag);
  element.append(...(text ? [text] : []), ...children);
  return element;
};

const follow = (part) => (part?.$ref ? part.$ref.slice(2).split('/').reduce((at, key) => at[key], description) : part);

const typeOf = (schema) => {
  if (schema.$ref) {
    return schema.$ref.split('/').at(-1);
  }
  if (schema.oneOf) {
    return schema.oneOf.map(typeOf).join(' or ');
  }
  const types = [schema.type ?? 'any'].flat();
  const inner = schema.items ? ` of ${typeOf(schema.items)}` : '';
  return (schema.enum ? schema.enum.join(' | ') : types.join(' or ')) + inner;
};

const table = (heads, rows) => {
  const head = make('thead', '', make('tr', '', ...heads.map((text) => Object.assign(make('th', text), { scope: 'col' }))));
  return make('table', '', head, make('tbody', '', ...rows.map((row) => make('tr', '', ...row.map((text) => make('td', text))))));
};

const parts = [make('p', description.info.description), make('p', '', Object.assign(make('a', 'openapi.json'), { href: '/api/v1/openapi.json' }), ' holds all of this for programs.')];
for (const [path, methods] of Object.entries(description.paths)) {
  for (const [method, operation] of Object.entries(methods)) {
    const section = make('section', '', make('h2', '', make('code', `${method.toUpperCase()} ${path}`)), make('p', operation.summary));
    if (operation.description) {
      section.append(make('p', operation.description));
    }
    if (operation.parameters) {
      section.append(table(['Parameter', 'In', 'Type', ''], operation.parameters.map((item) => [item.name, item.in, typeOf(item.schema), item.description ?? ''])));
    }
    if (operation.requestBody) {
      section.append(table(['Body', ''], Object.entries(operation.requestBody.content).map(([type, body]) => [type, body.schema.properties ? Object.entries(body.schema.properties).map(([name, schema]) => `${name}: ${typeOf(schema)}`).join(', ') : typeOf(body.schema)])));
    }
    section.append(table(['Status', 'Meaning', 'Body'], Object.entries(operation.responses).map(([status, given]) => {
      const answer = follow(given);
      return [status, answer.description, Object.entries(answer.content ?? {}).map(([type, body]) => `${type}: ${typeOf(body.schema)}`).join(', ')];
    })));
    parts.push(section);
  }
}
parts.push(make('h2', 'Schemas'));
for (const [name, schema] of Object.entries(description.components.schemas)) {
  parts.push(make('section', '', make('h3', name), table(['Key', 'Type', ''], Object.entries(schema.properties ?? {}).map(([key, value]) => [key, typeOf(value), value.description ?? '']))));
}
place.replaceChildren(...parts);
