const TRANSACTIONS = ['write', 'transaction', 'snapshot'];

/** The name of what is called: `write` of `store.write(...)` and of `write(...)`. */
function calledName(callee) {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : null;
}

/** A transaction ends when its callback returns: what an async callback does after its first await is outside of it. */
const syncTransactions = {
  meta: { type: 'problem', docs: { description: 'No async callback is passed to a transaction.' } },
  create(context) {
    return {
      CallExpression(node) {
        if (!TRANSACTIONS.includes(calledName(node.callee))) return;
        for (const argument of node.arguments) {
          if (!/^(ArrowFunctionExpression|FunctionExpression)$/.test(argument.type) || !argument.async) continue;
          context.report({
            node: argument,
            message: 'Nothing awaits inside a transaction: pass a synchronous callback.',
          });
        }
      },
    };
  },
};

export default { meta: { name: 'salve' }, rules: { 'sync-transactions': syncTransactions } };
