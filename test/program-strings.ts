import { relative } from 'node:path'
import {
  isAsExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTaggedTemplateExpression,
  isTemplateExpression,
  type Node,
  type TemplateExpression,
} from 'typescript-native/unstable/ast'
import { API, type Project } from 'typescript-native/unstable/sync'

const root = `${import.meta.dirname}/..`
const folders = /^(contract|server|web)\//
const skipped = /^contract\/locales\/|\.test\.ts$/
/** What is `as const` there names everything once, whether it is used or not. */
const catalogues = /^contract\/(errors|field-errors|history)\.ts$/

/**
 * The strings in the program's code, by folder. What `a.${b}` can become is known from the type of `b`: hence the
 * compiler, by the interface that it calls unstable.
 */
export function programStrings(): Record<string, Set<string>> {
  const found: Record<string, Set<string>> = { contract: new Set(), server: new Set(), web: new Set() }
  const api = new API({ cwd: root })
  const openProjects = ['tsconfig.json', 'web/tsconfig.json'].map((name) => `${root}/${name}`)
  for (const project of api.updateSnapshot({ openProjects }).getProjects()) {
    for (const name of project.program.getSourceFileNames()) {
      const path = relative(root, name)
      const folder = folders.exec(path)?.[1]
      if (!folder || skipped.test(path)) continue
      for (const text of stringsOf(project, name)) found[folder]?.add(text)
    }
  }
  api.close()
  return found
}

function stringsOf({ program, checker }: Project, file: string): string[] {
  const strings: string[] = []
  const templates: TemplateExpression[] = []
  function visit(node: Node): void {
    if (isAsExpression(node) && catalogues.test(relative(root, file))) return
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) strings.push(node.text)
    // Most templates are sentences and addresses; a key begins with its noun.
    if (isTemplateExpression(node) && /^[a-z]\w*\./i.test(node.head.text)) templates.push(node)
    // SQL names codes as its own strings.
    if (isTaggedTemplateExpression(node)) {
      for (const [, text = ''] of node.template.getText().matchAll(/'([\w.]+)'/g)) strings.push(text)
    }
    node.forEachChild(visit)
  }
  const source = program.getSourceFile(file)
  if (source) visit(source)
  const types = checker.getTypeAtLocation(templates).flatMap((type) => {
    return type?.isUnionType() ? type.getTypes() : type ? [type] : []
  })
  return [...strings, ...types.filter((type) => type.isStringLiteralType()).map(({ value }) => value)]
}
